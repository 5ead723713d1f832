import type { Contribution } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import {
  contributions,
  type CompiledModel,
  exactOf,
  type Facts,
  firstAtOrAfter,
  profileBit,
} from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { ClassStore } from '../../timelines/class-store';
import { RulebookStore } from '../../timelines/rulebook-store';
import { HandMadeStore } from '../../by-hand/hand-made-store';
import { factsOf, subjectOf } from '../lead-subject';
import { keyOf } from '../score-store';

/** What single events of one lead give now. Timelines know no ids: within a second events stand in the order of theirs. */
@Injectable()
export class EventContributions {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
  ) {}

  run(workspaceId: string, leadId: string, eventIds: string[], modelIds?: string[]): Promise<Contribution[]> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const rulebook = await this.rulebooks.hold(tx);
      const subject = await subjectOf(tx, leadId);
      await this.classes.refresh(tx, rulebook.catalog);
      const models = rulebook.models.filter(({ modelId }) => !modelIds || modelIds.includes(modelId));
      const { rootId, leadIds } = subject.cluster;
      const handMade = await new HandMadeStore(tx).of(
        models.map(({ modelId }) => modelId),
        [rootId],
      );
      const asOf = (await tx.scoringTime()) / 1_000;
      const facts = factsOf(subject);
      const entries = entriesOf(facts, await this.secondsOf(tx, leadIds, eventIds));
      return models.flatMap(({ modelId, compiled }) =>
        given(compiled, { ...facts, ...handMade.get(keyOf(modelId, rootId)) }, asOf, entries, eventIds).map((one) => ({
          modelId,
          ...one,
        })),
      );
    });
  }

  /** All events of the seconds in which the asked ones happened, in the timeline's order. */
  private secondsOf(tx: Tx, leadIds: string[], eventIds: string[]): Promise<{ event_id: string; time: number }[]> {
    return tx.query(
      `WITH second AS MATERIALIZED (
         SELECT DISTINCT date_trunc('second', occurred_at) AS begins FROM leads.published_event
          WHERE workspace_id = $1 AND lead_id = ANY ($2) AND event_id = ANY ($3)
       )
       SELECT e.event_id, extract(epoch FROM s.begins)::float8 AS time
         FROM second s JOIN leads.published_event e
           ON e.workspace_id = $1 AND e.lead_id = ANY ($2)
          AND e.occurred_at >= s.begins AND e.occurred_at < s.begins + interval '1 second'
        ORDER BY 2, e.event_id`,
      [tx.workspaceId, leadIds, eventIds],
    );
  }
}

/** Number of the timeline's entry by event id. */
function entriesOf({ timeline }: Facts, events: { event_id: string; time: number }[]): Map<string, number> {
  const entries = new Map<string, number>();
  let second = -1;
  let at = 0;
  for (const { event_id, time } of events) {
    if (time !== second) {
      second = time;
      at = firstAtOrAfter(timeline, time);
      if (at < timeline.to && timeline.words[at] === time && timeline.words[at + 1]! >= profileBit) at += 2;
    }
    // A timeline that has not heard of the newest events yet has no entry for them.
    if (at < timeline.to && timeline.words[at] === time) entries.set(event_id, (at - timeline.from) / 2);
    at += 2;
  }
  return entries;
}

function given(compiled: CompiledModel, facts: Facts, asOf: number, entries: Map<string, number>, eventIds: string[]) {
  const byEntry = new Map(contributions(compiled, facts, asOf).map((one) => [one.entry, one]));
  return eventIds.flatMap((eventId) => {
    const entry = entries.get(eventId);
    const one = entry === undefined ? undefined : byEntry.get(entry);
    if (!one) return [];
    const rules = one.rules.map(({ ruleId, name, millionths }) => ({ ruleId, name, points: exactOf(millionths) }));
    return [{ eventId, points: exactOf(one.millionths), rules }];
  });
}
