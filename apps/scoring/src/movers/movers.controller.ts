import { type CallContext, listMovers } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ListMovers } from './list-movers';

@Controller()
export class MoversController {
  constructor(private readonly movers: ListMovers) {}

  @Answers(listMovers)
  list({ modelId, ...query }: z.output<typeof listMovers.request>, { workspaceId }: CallContext) {
    return this.movers.run(workspaceId, modelId, query);
  }
}
