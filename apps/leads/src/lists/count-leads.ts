import type { Total } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { counted, estimated } from './counted';
import { EngineMatches, type Meant } from './engine-matches';
import { type EveryNth, everyNthLead } from './every-nth-lead';
import { FindLeads } from './find-leads';
import { KeptAMinute } from './kept-a-minute';
import { LeadIds } from './lead-ids';
import type { Listing } from './listing';
import { spreadOut } from './spread-out';
import type { Walk } from './walk';
import { countSql } from './walk-sql';

/** Counting so far costs some milliseconds; beyond it an estimate has to do. */
const cheap = 10_000;
/** So many leads are all looked at while somebody waits. */
const smallWorkspace = 20_000;
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

/** How many leads a list has. */
@Injectable()
export class CountLeads {
  /** Who is spread over everybody in a workspace. */
  private readonly places = new KeptAMinute<EveryNth>(mostPlaces, () => 1);

  constructor(
    private readonly database: Database,
    private readonly engine: EngineMatches,
    private readonly find: FindLeads,
  ) {}

  /** Exact where that is cheap. */
  async about(list: Listing): Promise<Total> {
    const { walk, rest } = list;
    if (walk.tests.length > 0 || walk.like !== undefined) {
      const those = await this.find.fewOf(walk);
      if (those) return this.passing(list, those);
    }
    const all = await this.bySql(walk);
    if (!rest) return all;
    const set = await this.engine.known(rest);
    if (set && all.exact && set.size <= cheap) return this.passing(list, set);
    if (set && isEverybody(walk)) return { value: set.size, exact: true };
    if (all.value <= smallWorkspace) return this.exactly(list).catch(ifNotReady(() => this.bySample(all, walk, rest)));
    // Found out for whoever asks next.
    this.engine.everybody(rest).catch(() => {});
    return this.bySample(all, walk, rest);
  }

  /** However long it takes; "about" only while events are read for something new. */
  async exact(list: Listing): Promise<Total> {
    const { rest } = list;
    if (!rest) return { value: (await this.find.allOf(list.walk)).size, exact: true };
    return this.exactly(list).catch(ifNotReady(() => this.about(list)));
  }

  private async exactly({ walk, rest }: Listing): Promise<Total> {
    const set = await this.engine.everybody(rest!);
    if (isEverybody(walk)) return { value: set.size, exact: true };
    return { value: set.and(await this.find.allOf(walk)).size, exact: true };
  }

  /** Of these. */
  private async passing({ walk, rest }: Listing, ids: LeadIds): Promise<Total> {
    const those = await this.find.allOf({ ...walk, among: ids.slice(0, ids.size) });
    if (!rest) return { value: those.size, exact: true };
    const set = await this.engine.known(rest);
    if (set) return { value: set.and(those).size, exact: true };
    const { matching, looked } = await this.engine.among(rest, spreadOut(those.slice(0, those.size)));
    if (looked === those.size) return { value: matching.size, exact: true };
    return { value: Math.round((matching.size / looked) * those.size), exact: false };
  }

  private bySql(walk: Walk): Promise<Total> {
    return this.database.inWorkspace(walk.workspaceId, async (tx) => {
      const value = await counted(tx, countSql(walk, cheap + 1));
      if (value <= cheap) return { value, exact: true };
      return { value: Math.max(value, await estimated(tx, countSql(walk, null, 'ids'))), exact: false };
    });
  }

  /** As many as there would be if all were like some that are spread over the list. */
  private async bySample({ value, exact }: Total, walk: Walk, rest: Meant): Promise<Total> {
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
    const some = await this.find.allOf({ ...walk, among: ids });
    if (some.size < leastSample) return this.amongAll(walk);
    return { all: Math.round((total * some.size) / ids.length), some: spreadOut(some.evenly(sample)) };
  }

  private async amongAll(walk: Walk): Promise<Some> {
    const all = await this.find.allOf(walk);
    return { all: all.size, some: spreadOut(all.evenly(sample)) };
  }
}

const ifNotReady =
  (otherwise: () => Promise<Total>) =>
  (error: unknown): Promise<Total> => {
    if ((error as { code?: string }).code === 'condition_not_ready') return otherwise();
    throw error;
  };

const isEverybody = ({ tests, like }: Walk): boolean => tests.length === 0 && like === undefined;
