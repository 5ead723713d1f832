import { bulkDelete, type CallContext, eraseLead, idsOfLead, listErasures } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { clusterOf } from '../leads/lead-cluster';
import { EraseLead } from './erase-lead';
import { ListErasures } from './list-erasures';

@Controller()
export class ErasureController {
  constructor(
    private readonly erasing: EraseLead,
    private readonly proofs: ListErasures,
    private readonly database: Database,
  ) {}

  @Answers(eraseLead)
  erase(request: z.output<typeof eraseLead.request>, context: CallContext) {
    return this.erasing.one(request, context);
  }

  @Answers(bulkDelete)
  eraseMany(request: z.output<typeof bulkDelete.request>, context: CallContext) {
    return this.erasing.many(request, context);
  }

  @Answers(listErasures)
  list(query: z.output<typeof listErasures.request>, context: CallContext) {
    return this.proofs.run(query, context);
  }

  @Answers(idsOfLead)
  async ids({ leadId }: z.output<typeof idsOfLead.request>, { workspaceId }: CallContext) {
    const { rootId, leadIds } = await this.database.inWorkspace(workspaceId, (tx) => clusterOf(tx, leadId));
    return { leadId: rootId, leadIds };
  }
}
