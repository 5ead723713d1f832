import type { ScoreChangeCause } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { ClassStore } from '../timelines/class-store';
import type { ActiveModel, Rulebook } from '../timelines/rulebook';
import { TimelineStore } from '../timelines/timeline-store';
import { Rescore } from './rescore';

interface RescoreOptions {
  runId?: string | null;
  quiet?: boolean;
  /** Something that scores are made from beside the timeline has changed, which its revision says; by this member's hand, if it was one. */
  touched?: { by: string | null };
}

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
    { runId = null, quiet = false, touched }: RescoreOptions = {},
  ) {
    const timelines = new TimelineStore(tx);
    const found = await timelines.hold(leadIds);
    if (touched) await timelines.touch(found.map(({ leadId }) => leadId));
    await this.classes.refresh(tx, rulebook.catalog);
    const subjects = found.map(({ leadId, revision, ownerId, createdAt, lastActivityAt, timeline, dated }) => ({
      leadId,
      revision: touched ? revision + 1 : revision,
      ownerId,
      createdAt,
      lastActivity: lastActivityAt && lastActivityAt.getTime() / 1_000,
      facts: { timeline, dated },
      // What was added by hand before is not kept: all that moved is put down to it.
      before: touched && ('unknown' as const),
      cause,
      by: touched?.by ?? null,
    }));
    return this.rescore.run(tx, models, subjects, { runId, quiet });
  }
}
