import {
  adjustAccountScore,
  adjustScore,
  type CallContext,
  listAccountAdjustments,
  listAdjustments,
  removeAccountAdjustment,
  removeAdjustment,
  type RequestOf,
  resetAccountScore,
  resetScore,
  scoreChangesByHand,
} from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import { AdjustScore } from './adjust-score';
import { ListAdjustments } from './list-adjustments';
import { ListChangesByHand } from './list-changes-by-hand';
import { ResetScore } from './reset-score';
import { TakeAdjustmentBack } from './take-adjustment-back';

@Controller()
export class ByHandController {
  constructor(
    private readonly listed: ListAdjustments,
    private readonly changes: ListChangesByHand,
    private readonly adjusted: AdjustScore,
    private readonly takenBack: TakeAdjustmentBack,
    private readonly resets: ResetScore,
  ) {}

  @Answers(listAdjustments)
  adjustments({ leadId, modelId }: RequestOf<typeof listAdjustments>, { workspaceId }: CallContext) {
    return this.listed.run(workspaceId, lead(leadId), modelId);
  }

  @Answers(scoreChangesByHand)
  changesByHand(request: RequestOf<typeof scoreChangesByHand>, { workspaceId }: CallContext) {
    return this.changes.run(workspaceId, request);
  }

  @Answers(adjustScore)
  adjust({ leadId, modelId, adjustment, idempotencyKey }: RequestOf<typeof adjustScore>, context: CallContext) {
    return this.adjusted.run(context, lead(leadId), modelId, adjustment, idempotencyKey);
  }

  @Answers(removeAdjustment)
  remove({ leadId, modelId, adjustmentId }: RequestOf<typeof removeAdjustment>, context: CallContext) {
    return this.takenBack.run(context, lead(leadId), modelId, adjustmentId);
  }

  @Answers(resetScore)
  reset({ leadId, modelId, undo, idempotencyKey }: RequestOf<typeof resetScore>, context: CallContext) {
    return this.resets.run(context, lead(leadId), modelId, undo, idempotencyKey);
  }

  @Answers(listAccountAdjustments)
  accountAdjustments({ accountId, modelId }: RequestOf<typeof listAccountAdjustments>, { workspaceId }: CallContext) {
    return this.listed.run(workspaceId, account(accountId), modelId);
  }

  @Answers(adjustAccountScore)
  adjustAccount(
    { accountId, modelId, adjustment, idempotencyKey }: RequestOf<typeof adjustAccountScore>,
    context: CallContext,
  ) {
    return this.adjusted.run(context, account(accountId), modelId, adjustment, idempotencyKey);
  }

  @Answers(removeAccountAdjustment)
  removeOfAccount(
    { accountId, modelId, adjustmentId }: RequestOf<typeof removeAccountAdjustment>,
    context: CallContext,
  ) {
    return this.takenBack.run(context, account(accountId), modelId, adjustmentId);
  }

  @Answers(resetAccountScore)
  resetAccount(
    { accountId, modelId, undo, idempotencyKey }: RequestOf<typeof resetAccountScore>,
    context: CallContext,
  ) {
    return this.resets.run(context, account(accountId), modelId, undo, idempotencyKey);
  }
}

const lead = (id: string) => ({ kind: 'lead', id }) as const;
const account = (id: string) => ({ kind: 'account', id }) as const;
