import type { ScoreChangeCause } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { ClassStore } from '../timelines/class-store';
import type { ActiveModel, Rulebook } from '../timelines/rulebook';
import { TimelineStore } from '../timelines/timeline-store';
import { Rescore } from './rescore';

/** Evaluates leads anew by the facts that are known of them: for what time, people or a sweep ask for. */
@Injectable()
export class RescoreLeads {
  constructor(
    private readonly rescore: Rescore,
    private readonly classes: ClassStore,
  ) {}

  async run(
    tx: Tx,
    rulebook: Rulebook,
    models: ActiveModel[],
    leadIds: string[],
    cause: ScoreChangeCause,
    { runId = null, quiet = false, touch = false }: { runId?: string | null; quiet?: boolean; touch?: boolean } = {},
  ) {
    const timelines = new TimelineStore(tx);
    const found = await timelines.hold(leadIds);
    // Something that scores are made from beside the timeline has changed: its revision says so.
    if (touch) await timelines.touch(found.map(({ leadId }) => leadId));
    await this.classes.refresh(tx, rulebook.catalog);
    const subjects = found.map(({ leadId, revision, ownerId, createdAt, lastActivityAt, timeline, dated }) => ({
      leadId,
      revision: touch ? revision + 1 : revision,
      ownerId,
      createdAt,
      lastActivity: lastActivityAt && lastActivityAt.getTime() / 1_000,
      facts: { timeline, dated },
      cause,
    }));
    return this.rescore.run(tx, models, subjects, { runId, quiet });
  }
}
