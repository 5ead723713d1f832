import { type CallContext, type RequestOf, ruleReach, scoreDistribution, tryDefinition } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import { ReadRuleReach } from './read-rule-reach';
import { ScoreDistribution } from './score-distribution';
import { TryDefinition } from './try-definition';

@Controller()
export class BuildingController {
  constructor(
    private readonly trying: TryDefinition,
    private readonly distributions: ScoreDistribution,
    private readonly reach: ReadRuleReach,
  ) {}

  @Answers(tryDefinition)
  try({ modelId, try: request }: RequestOf<typeof tryDefinition>, { workspaceId }: CallContext) {
    return this.trying.run(workspaceId, modelId, request);
  }

  @Answers(scoreDistribution)
  distribution({ modelId, query }: RequestOf<typeof scoreDistribution>, { workspaceId }: CallContext) {
    return this.distributions.run(workspaceId, modelId, query);
  }

  @Answers(ruleReach)
  reachOfRules({ modelId }: RequestOf<typeof ruleReach>, { workspaceId }: CallContext) {
    return this.reach.run(workspaceId, modelId);
  }
}
