import {
  accountScoreHistory,
  accountScores,
  type CallContext,
  explainAccountScore,
  type RequestOf,
  updateAccountScore,
} from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import { ExplainScore } from '../scores/explain/explain-score';
import { LeadScores } from '../scores/lead-scores';
import { ReadScoreHistory } from '../scores/history/read-score-history';
import { UpdateAccountScore } from './update-account-score';

@Controller()
export class AccountScoresController {
  constructor(
    private readonly cards: LeadScores,
    private readonly updates: UpdateAccountScore,
    private readonly explanations: ExplainScore,
    private readonly histories: ReadScoreHistory,
  ) {}

  @Answers(accountScores)
  async scoresOfAccount({ accountId, modelId }: RequestOf<typeof accountScores>, { workspaceId }: CallContext) {
    const { items, activity } = await this.cards.ofAccount(workspaceId, accountId, modelId);
    return { items, activity: { ...activity, lastActivityAt: activity.lastActivityAt?.toISOString() ?? null } };
  }

  @Answers(updateAccountScore)
  update({ accountId, modelId }: RequestOf<typeof updateAccountScore>, { workspaceId }: CallContext) {
    return this.updates.run(workspaceId, accountId, modelId);
  }

  @Answers(explainAccountScore)
  async explain({ accountId, ...query }: RequestOf<typeof explainAccountScore>, { workspaceId }: CallContext) {
    const { subjectId, ...explanation } = await this.explanations.run(workspaceId, accountId, query, 'account');
    return { accountId: subjectId, ...explanation };
  }

  @Answers(accountScoreHistory)
  async history({ accountId, ...query }: RequestOf<typeof accountScoreHistory>, { workspaceId }: CallContext) {
    const { subjectId, ...history } = await this.histories.run(workspaceId, accountId, query, 'account');
    return { accountId: subjectId, ...history };
  }
}
