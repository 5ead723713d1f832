import {
  accountScoreHistory,
  accountScores,
  type CallContext,
  explainAccountScore,
  updateAccountScore,
} from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ExplainScore } from '../scores/explain-score';
import { LeadScores } from '../scores/lead-scores';
import { ReadScoreHistory } from '../scores/read-score-history';
import { UpdateAccountScore } from './update-account-score';

type Request<Of extends { request: z.ZodType }> = z.output<Of['request']>;

@Controller()
export class AccountScoresController {
  constructor(
    private readonly cards: LeadScores,
    private readonly updates: UpdateAccountScore,
    private readonly explanations: ExplainScore,
    private readonly histories: ReadScoreHistory,
  ) {}

  @Answers(accountScores)
  async scoresOfAccount({ accountId, modelId }: Request<typeof accountScores>, { workspaceId }: CallContext) {
    const { items, activity } = await this.cards.ofAccount(workspaceId, accountId, modelId);
    return { items, activity: { ...activity, lastActivityAt: activity.lastActivityAt?.toISOString() ?? null } };
  }

  @Answers(updateAccountScore)
  update({ accountId, modelId }: Request<typeof updateAccountScore>, { workspaceId }: CallContext) {
    return this.updates.run(workspaceId, accountId, modelId);
  }

  @Answers(explainAccountScore)
  async explain({ accountId, ...query }: Request<typeof explainAccountScore>, { workspaceId }: CallContext) {
    const { subjectId, ...explanation } = await this.explanations.run(workspaceId, accountId, query, 'account');
    return { accountId: subjectId, ...explanation };
  }

  @Answers(accountScoreHistory)
  async history({ accountId, ...query }: Request<typeof accountScoreHistory>, { workspaceId }: CallContext) {
    const { subjectId, ...history } = await this.histories.run(workspaceId, accountId, query, 'account');
    return { accountId: subjectId, ...history };
  }
}
