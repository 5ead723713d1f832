import { type CallContext, changeView, createView, deleteView, listViews, restoreView } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ChangeView } from './change-view';
import { CreateView } from './create-view';
import { ListViews } from './list-views';

@Controller()
export class ViewsController {
  constructor(
    private readonly listing: ListViews,
    private readonly creating: CreateView,
    private readonly changing: ChangeView,
  ) {}

  @Answers(listViews)
  list(_: z.output<typeof listViews.request>, context: CallContext) {
    return this.listing.run(context);
  }

  @Answers(createView)
  create(draft: z.output<typeof createView.request>, context: CallContext) {
    return this.creating.run(draft, context);
  }

  @Answers(changeView)
  change({ viewId, ...change }: z.output<typeof changeView.request>, context: CallContext) {
    return this.changing.run(viewId, change, context);
  }

  @Answers(deleteView)
  delete({ viewId }: z.output<typeof deleteView.request>, context: CallContext) {
    return this.changing.delete(viewId, context);
  }

  @Answers(restoreView)
  restore({ viewId }: z.output<typeof restoreView.request>, context: CallContext) {
    return this.changing.restore(viewId, context);
  }
}
