import { type CallContext, changeWorkspace, readWorkspace } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ChangeWorkspace } from './change-workspace';
import { ReadWorkspace } from './read-workspace';

@Controller()
export class WorkspaceController {
  constructor(
    private readonly reading: ReadWorkspace,
    private readonly changing: ChangeWorkspace,
  ) {}

  @Answers(readWorkspace)
  read(_: z.output<typeof readWorkspace.request>, context: CallContext) {
    return this.reading.run(context);
  }

  @Answers(changeWorkspace)
  change(change: z.output<typeof changeWorkspace.request>, context: CallContext) {
    return this.changing.run(change, context);
  }
}
