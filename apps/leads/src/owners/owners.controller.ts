import { assignOwner, bulkAssignOwner, type CallContext, ownerHistory, undoBulkAction } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { AssignOwner } from './assign-owner';
import { BulkAssignOwner } from './bulk-assign-owner';
import { OwnerHistory } from './owner-history';
import { UndoBulkAction } from './undo-bulk-action';

@Controller()
export class OwnersController {
  constructor(
    private readonly assigning: AssignOwner,
    private readonly bulk: BulkAssignOwner,
    private readonly undoing: UndoBulkAction,
    private readonly histories: OwnerHistory,
  ) {}

  @Answers(assignOwner)
  assign(request: z.output<typeof assignOwner.request>, context: CallContext) {
    return this.assigning.run(request, context);
  }

  @Answers(bulkAssignOwner)
  assignMany(request: z.output<typeof bulkAssignOwner.request>, context: CallContext) {
    return this.bulk.run(request, context);
  }

  @Answers(undoBulkAction)
  undo({ batchId }: z.output<typeof undoBulkAction.request>, context: CallContext) {
    return this.undoing.run(batchId, context);
  }

  @Answers(ownerHistory)
  history(request: z.output<typeof ownerHistory.request>, context: CallContext) {
    return this.histories.run(request, context);
  }
}
