import { type CallContext, changeGrid, readGrid } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ChangeGrid } from './change-grid';
import { ReadGrid } from './read-grid';

@Controller()
export class GridController {
  constructor(
    private readonly reading: ReadGrid,
    private readonly changing: ChangeGrid,
  ) {}

  @Answers(readGrid)
  read(query: z.output<typeof readGrid.request>, { workspaceId }: CallContext) {
    return this.reading.run(workspaceId, query);
  }

  @Answers(changeGrid)
  change(change: z.output<typeof changeGrid.request>, context: CallContext) {
    return this.changing.run(context, change);
  }
}
