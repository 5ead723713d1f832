import type { RunBy } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { Announcer } from '../announcer';
import type { ModelRow } from './model-row';
import { KeepSchedules } from './keep-schedules';
import { ModelStore } from './model-store';
import { StartRecalculation } from './start-recalculation';

/** From now on a version is the one that scores. The caller has changed the rulebook: nobody scores by the old one any more. */
@Injectable()
export class PutVersionInForce {
  constructor(
    private readonly recalculation: StartRecalculation,
    private readonly announcer: Announcer,
    private readonly schedules: KeepSchedules,
  ) {}

  /** @returns the recalculation; null when the model is off, or whoever published wanted none */
  async run(tx: Tx, model: ModelRow, version: number, by: RunBy): Promise<string | null> {
    const models = new ModelStore(tx);
    const isFirst = model.publishedVersion === null;
    await models.change(model, { publishedVersion: version, pendingVersion: null });
    await models.putInForce(model.modelId, version);
    // Its decay may have changed, and with it how often it must be recalculated.
    await this.schedules.follow(tx, model);
    this.announcer.modelChanged(tx, model.modelId);
    const { recalculates, announces } = await models.version(model.modelId, version);
    // Before the first one nobody has a score: without a recalculation nobody would get one.
    if (!model.active || !(recalculates || isFirst)) return null;
    // A run that is under way began with the version before: what it has written so far is old.
    const cause = `Published version ${version}`;
    const { runId } = await this.recalculation.open(tx, model, by, cause, { ifOpen: 'restart', quiet: !announces });
    return runId;
  }
}
