import type { ScoreCard } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { keepAccountActivity } from '../accounts/account-activity';
import { makeDue } from '../accounts/due-accounts';
import { ModelStore } from '../models/model-store';
import { refuseOtherKind } from '../models/refuse-other-kind';
import { refuseUnlessActive } from '../models/start-recalculation';
import { markSimulationsStale } from '../simulation/stale-simulations';
import { ClassStore } from '../timelines/class-store';
import { refreshTimelinesOf } from '../timelines/refresh-timelines-of';
import type { Rulebook } from '../timelines/rulebook';
import { RulebookStore } from '../timelines/rulebook-store';
import { oneCard, readCards } from './lead-scores';
import { subjectOf } from './lead-subject';
import { Rescore } from './rescore';

/** One lead under one model, now: all its facts are read anew, and unless there are new ones only this score's calculated time moves. */
@Injectable()
export class UpdateScore {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
    private readonly rescore: Rescore,
  ) {}

  run(workspaceId: string, leadId: string, modelId: string): Promise<ScoreCard> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const model = await new ModelStore(tx).byId(modelId);
      refuseOtherKind(model, 'lead');
      refuseUnlessActive(model);
      const { cluster } = await subjectOf(tx, leadId);
      const rulebook = await this.rulebooks.hold(tx);
      // What was recorded a moment ago may still be on its way here: whoever presses the button wants it counted.
      const [lead] = await refreshTimelinesOf(tx, rulebook, this.classes, [{ cluster, from: 0, profile: true }]);
      if (lead) {
        const cause = lead.eventsChanged ? ('activity' as const) : ('attributes' as const);
        // Only now is known what is new, and whose doing: once the facts are announced they change nothing any more.
        const models = lead.changed ? rulebook.models : rulebook.models.filter((model) => model.modelId === modelId);
        if (lead.changed) await markSimulationsStale(tx);
        await this.rescore.run(tx, models, [{ ...lead, facts: lead.after, cause }]);
        await keepAccountActivity(tx, [lead]);
        if (lead.changed) await makeAccountDue(tx, rulebook, cluster.accountId, cause);
      }
      return oneCard(await readCards(tx, cluster.rootId, modelId), modelId);
    });
  }
}

async function makeAccountDue(
  tx: Tx,
  { accountModels }: Rulebook,
  accountId: string | null,
  cause: 'activity' | 'attributes',
): Promise<void> {
  if (accountId !== null && accountModels.length > 0) await makeDue(tx, [{ accountId, cause }]);
}
