import { type CallContext, findRunOwner, listRuns } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ListRuns } from './list-runs';

@Controller()
export class RunsController {
  constructor(private readonly listing: ListRuns) {}

  @Answers(listRuns)
  list(query: z.output<typeof listRuns.request>, context: CallContext) {
    return this.listing.run(query, context);
  }

  @Answers(findRunOwner)
  owner({ runId }: z.output<typeof findRunOwner.request>, context: CallContext) {
    return this.listing.ownerOf(runId, context);
  }
}
