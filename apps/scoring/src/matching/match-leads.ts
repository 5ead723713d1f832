import { type matchLeads, type RequestOf } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ClassStore } from '../timelines/class-store';
import { RulebookStore } from '../timelines/rulebook-store';
import { TimelineStore } from '../timelines/timeline-store';
import { Matcher, textOf } from './matcher';

type Request = RequestOf<typeof matchLeads>;
type Reply = z.input<(typeof matchLeads)['reply']>;

/** Raw events read for one answer: about a second's worth. */
const mostEvents = 40_000;

/** Which of some leads satisfy a condition now. */
@Injectable()
export class MatchLeads {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
  ) {}

  run(workspaceId: string, { leadIds, ...request }: Request): Promise<Reply> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const matcher = await Matcher.of(tx, await this.rulebooks.hold(tx), this.classes, request);
      const those = matcher.ready ? leadIds : await firstOf(tx, leadIds);
      const packed = await matcher.among({ leadIds: those });
      const matching = new Set<string>();
      for (let at = 0; at < packed.length; at += 16) matching.add(textOf(packed.subarray(at, at + 16)));
      const passing = those.filter((id) => matching.has(id.toLowerCase()));
      return { leadIds: passing, ready: matcher.ready, looked: those.length };
    });
  }
}

/** As many of the first as have events that can be read while somebody waits: a few of the busiest have as many as all others. */
async function firstOf(tx: Tx, leadIds: string[]): Promise<string[]> {
  const counts = await new TimelineStore(tx).eventCounts(leadIds);
  let events = 0;
  const end = leadIds.findIndex((id) => (events += counts.get(id.toLowerCase()) ?? 0) > mostEvents);
  return end < 0 ? leadIds : leadIds.slice(0, Math.max(1, end));
}
