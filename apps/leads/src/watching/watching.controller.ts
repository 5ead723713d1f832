import { bulkWatch, type CallContext, changeWatch, listWatched, watchLead, watchLeads } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ChangeWatch } from './change-watch';
import { ListWatched } from './list-watched';
import { WatchInBulk } from './watch-in-bulk';
import { WatchLeads } from './watch-leads';

@Controller()
export class WatchingController {
  constructor(
    private readonly watching: WatchLeads,
    private readonly bulk: WatchInBulk,
    private readonly listing: ListWatched,
    private readonly changing: ChangeWatch,
  ) {}

  @Answers(watchLead)
  one(request: z.output<typeof watchLead.request>, context: CallContext) {
    return this.watching.one(request, context);
  }

  @Answers(watchLeads)
  many(request: z.output<typeof watchLeads.request>, context: CallContext) {
    return this.watching.many(request, context);
  }

  @Answers(bulkWatch)
  all(request: z.output<typeof bulkWatch.request>, context: CallContext) {
    return this.bulk.run(request, context);
  }

  @Answers(listWatched)
  list(query: z.output<typeof listWatched.request>, context: CallContext) {
    return this.listing.run(query, context);
  }

  @Answers(changeWatch)
  change(request: z.output<typeof changeWatch.request>, context: CallContext) {
    return this.changing.run(request, context);
  }
}
