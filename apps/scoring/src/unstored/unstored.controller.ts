import { type CallContext, scoreFacts } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ScoreFacts } from './score-facts';

@Controller()
export class UnstoredController {
  constructor(private readonly scoring: ScoreFacts) {}

  @Answers(scoreFacts)
  score({ modelId, score }: z.output<typeof scoreFacts.request>, { workspaceId }: CallContext) {
    return this.scoring.run(workspaceId, modelId, score);
  }
}
