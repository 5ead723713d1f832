import type { Total } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { EngineMatches, type Meant } from './engine-matches';
import { type EveryNth, everyNthLead } from './sql/every-nth-lead';
import { LeadsBySql } from './leads-by-sql';
import { KeptAMinute } from './kept-a-minute';
import { spreadOut } from './spread-out';
import type { Walk } from './sql/walk';

/** So many leads are all looked at while somebody waits. */
export const smallWorkspace = 20_000;
/** Tells a tenth from a fifth. */
const sample = 2_000;
/** Fewer tell next to nothing. */
const leastSample = 200;
/** Of so many workspaces. */
const mostPlaces = 20;

/** How many a list has, and some of them: those that come first are as all are, however few. */
interface Some {
  all: number;
  some: string[];
}

/** As many as there would be if all were like some that are spread over the list. */
@Injectable()
export class SampledTotal {
  /** Who is spread over everybody in a workspace. */
  private readonly places = new KeptAMinute<EveryNth>(mostPlaces, () => 1);

  constructor(
    private readonly database: Database,
    private readonly engine: EngineMatches,
    private readonly sql: LeadsBySql,
  ) {}

  /** Of a list that has about so many of whom SQL tells: how many satisfy the rest as well. */
  async of({ value, exact }: Total, walk: Walk, rest: Meant): Promise<Total> {
    const { all, some } = value > smallWorkspace ? await this.amongPlaces(walk) : await this.amongAll(walk);
    if (some.length === 0) return { value: 0, exact };
    const first = await this.engine.among(rest, some.slice(0, sample / 4));
    const further = await this.engine.among(rest, first.ready ? some.slice(sample / 4) : []);
    const [matching, looked] = [first.matching.size + further.matching.size, first.looked + further.looked];
    return { value: Math.round((matching / looked) * all), exact: looked === all };
  }

  /** The list itself is read only where too few of those who are spread over everybody are in it. */
  private async amongPlaces(walk: Walk): Promise<Some> {
    const { workspaceId } = walk;
    const { total, ids } = await this.places.make(workspaceId, () =>
      this.database.inWorkspace(workspaceId, (tx) => everyNthLead(tx, sample)),
    );
    const some = await this.sql.allOf({ ...walk, among: ids });
    if (some.size < leastSample) return this.amongAll(walk);
    return { all: Math.round((total * some.size) / ids.length), some: spreadOut(some.evenly(sample)) };
  }

  private async amongAll(walk: Walk): Promise<Some> {
    const all = await this.sql.allOf(walk);
    return { all: all.size, some: spreadOut(all.evenly(sample)) };
  }
}
