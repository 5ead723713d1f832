import type { ScoreCard } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { ModelStore } from '../models/model-store';
import { refuseOtherKind } from '../models/refuse-other-kind';
import { refuseUnlessActive } from '../models/start-recalculation';
import { accountCards, oneCard } from '../scores/lead-scores';
import { subjectOf } from '../scores/lead-subject';
import { RulebookStore } from '../timelines/rulebook-store';
import { takeOne } from './due-accounts';
import { RescoreAccounts } from './rescore-accounts';

/** One account under one model, now; only this score's calculated time moves. */
@Injectable()
export class UpdateAccountScore {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly rescore: RescoreAccounts,
  ) {}

  run(workspaceId: string, accountId: string, modelId: string): Promise<ScoreCard> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const model = await new ModelStore(tx).byId(modelId);
      refuseOtherKind(model, 'account');
      refuseUnlessActive(model);
      const { account } = await subjectOf(tx, accountId, 'account');
      const rulebook = await this.rulebooks.hold(tx);
      const models = rulebook.accountModels.filter((active) => active.modelId === modelId);
      // What members did a moment ago may still wait for its second.
      const due = await takeOne(tx, accountId);
      const causes = due && new Map([[accountId, due.cause]]);
      await this.rescore.run(tx, rulebook, due ? rulebook.accountModels : models, [accountId], causes);
      return oneCard(await accountCards(tx, accountId, account!, modelId), modelId);
    });
  }
}
