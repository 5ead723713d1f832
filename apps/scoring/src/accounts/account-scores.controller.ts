import {
  accountScoreHistory,
  accountScores,
  adjustAccountScore,
  type CallContext,
  explainAccountScore,
  listAccountAdjustments,
  removeAccountAdjustment,
  resetAccountScore,
  updateAccountScore,
} from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ExplainScore } from '../scores/explain-score';
import { HandMadeChanges } from '../scores/hand-made';
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
    private readonly handMade: HandMadeChanges,
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

  @Answers(listAccountAdjustments)
  adjustments({ accountId, modelId }: Request<typeof listAccountAdjustments>, { workspaceId }: CallContext) {
    return this.handMade.list(workspaceId, account(accountId), modelId);
  }

  @Answers(adjustAccountScore)
  adjust({ accountId, modelId, adjustment, idempotencyKey }: Request<typeof adjustAccountScore>, context: CallContext) {
    return this.handMade.adjust(context, account(accountId), modelId, adjustment, idempotencyKey);
  }

  @Answers(removeAccountAdjustment)
  remove({ accountId, modelId, adjustmentId }: Request<typeof removeAccountAdjustment>, context: CallContext) {
    return this.handMade.remove(context, account(accountId), modelId, adjustmentId);
  }

  @Answers(resetAccountScore)
  reset({ accountId, modelId, undo, idempotencyKey }: Request<typeof resetAccountScore>, context: CallContext) {
    return this.handMade.reset(context, account(accountId), modelId, undo, idempotencyKey);
  }
}

const account = (id: string) => ({ kind: 'account', id }) as const;
