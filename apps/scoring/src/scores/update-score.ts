import type { ScoreCard } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { ModelStore } from '../models/model-store';
import { refuseOtherKind } from '../models/refuse-other-kind';
import { refuseUnlessActive } from '../models/start-recalculation';
import { ClassStore } from '../timelines/class-store';
import { refreshTimelinesOf } from '../timelines/refresh-timelines-of';
import { RulebookStore } from '../timelines/rulebook-store';
import { oneCard, readCards } from './lead-scores';
import { subjectOf } from './lead-subject';
import { Rescore } from './rescore';

/** One lead under one model, now: all its facts are read anew, and only this score's calculated time moves. */
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
      const models = rulebook.models.filter((model) => model.modelId === modelId);
      if (lead)
        await this.rescore.run(tx, models, [
          { ...lead, facts: lead.after, cause: lead.eventsChanged ? 'activity' : 'attributes' },
        ]);
      return oneCard(await readCards(tx, cluster.rootId, modelId), modelId);
    });
  }
}
