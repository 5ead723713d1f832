import { type CallContext, ruleReach, scoreDistribution, tryDefinition } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ReadRuleReach } from './read-rule-reach';
import { ScoreDistribution } from './score-distribution';
import { TryDefinition } from './try-definition';

type Request<Of extends { request: z.ZodType }> = z.output<Of['request']>;

@Controller()
export class BuildingController {
  constructor(
    private readonly trying: TryDefinition,
    private readonly distributions: ScoreDistribution,
    private readonly reach: ReadRuleReach,
  ) {}

  @Answers(tryDefinition)
  try({ modelId, try: request }: Request<typeof tryDefinition>, { workspaceId }: CallContext) {
    return this.trying.run(workspaceId, modelId, request);
  }

  @Answers(scoreDistribution)
  distribution({ modelId, query }: Request<typeof scoreDistribution>, { workspaceId }: CallContext) {
    return this.distributions.run(workspaceId, modelId, query);
  }

  @Answers(ruleReach)
  reachOfRules({ modelId }: Request<typeof ruleReach>, { workspaceId }: CallContext) {
    return this.reach.run(workspaceId, modelId);
  }
}
