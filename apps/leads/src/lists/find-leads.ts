import { Refusal } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { EngineMatches, type Meant } from './engine-matches';
import { KeptAMinute } from './kept-a-minute';
import { LeadIds } from './lead-ids';
import type { Listing } from './listing';
import type { OrderedLeads } from './ordered-leads';
import { usualPace } from './pace';
import type { TrigramSample } from './rare-part';
import { searchSample } from './search-sample';
import { idsOf, inOrder, searched } from './told-by-sql';
import type { Candidate, Position, Walk } from './walk';
import { isPlain } from './walk-sql';
import { Walker } from './walker';

/** Of all lists that were made as a whole: two of a million leads. */
const mostBytes = 96 * 1024 * 1024;
/** A few hundred kB each. */
const mostHeads = 50;
/** A few kB each. */
const mostPages = 500;
/** Some 100 kB each. */
const mostSamples = 100;

export interface Found {
  found: Candidate[];
  /** Where the search stopped short of a full page and of the end. */
  stoppedAt?: Position;
}

interface Passing {
  found: Candidate[];
  ready: boolean;
  cut?: Position | undefined;
}

/** A page of any list, by the cheapest way that finds it: walking, by those few who pass, or from the whole list in its order. */
@Injectable()
export class FindLeads {
  pace = usualPace;
  private readonly lists = new KeptAMinute<OrderedLeads>(mostBytes, ({ bytes }) => bytes);
  private readonly heads = new KeptAMinute<Candidate[]>(mostHeads, () => 1);
  private readonly pages = new KeptAMinute<LeadIds>(mostPages, () => 1);
  /** By workspace. */
  private readonly samples = new KeptAMinute<TrigramSample>(mostSamples, () => 1);

  constructor(
    private readonly database: Database,
    private readonly engine: EngineMatches,
  ) {}

  async page(list: Listing, after: Position | undefined, limit: number): Promise<Found> {
    const { walk, rest } = list;
    if (!rest && isPlain(walk)) {
      const first = walk.order.indexed ? undefined : await this.fromHead(list, after, limit);
      return { found: first ?? (await this.in(walk, (tx) => new Walker(walk, after).fill(tx, limit))) };
    }
    const known = await this.lists.get(list.key);
    if (known) return this.checked(list, known, after, limit);
    const set = rest && (await this.engine.known(rest));
    if (set) return this.bySet(list, set, after, limit);
    return (await this.again(list, after, limit)) ?? this.byLooking(list, after, limit);
  }

  /** Those who pass all that SQL tells, if they are few. */
  async fewOf(walk: Walk): Promise<LeadIds | undefined> {
    const { few } = this.pace;
    const part = walk.like && (await this.sampleOf(walk)).rarePart(walk.like);
    return this.in(walk, async (tx) => {
      const ids =
        walk.like === undefined ? await idsOf(tx, walk, few + 1) : await searched(tx, walk, few, part || undefined);
      return ids && ids.size <= few ? ids : undefined;
    });
  }

  private sampleOf(walk: Walk): Promise<TrigramSample> {
    return this.samples.make(walk.workspaceId, () => this.in(walk, searchSample));
  }

  /** Everybody who passes all that SQL tells. */
  allOf(walk: Walk): Promise<LeadIds> {
    return this.in(walk, (tx) => idsOf(tx, walk), 120_000);
  }

  /** A page near the top of a large list, as it was within the last minute, if all of it still belongs there. */
  private async fromHead({ walk, key }: Listing, after: Position | undefined, limit: number) {
    const { head: length } = this.pace;
    const head = await this.heads.make(key, () =>
      this.in(walk, (tx) => new Walker(walk, undefined).next(tx, length, length)),
    );
    const from = after ? head.findIndex(({ leadId }) => leadId === after.leadId) + 1 : 0;
    if (head.length < length || from + limit > length || (after && from === 0)) return undefined;
    const found = head.slice(from, from + limit);
    const still = { ...walk, among: idsIn(found) };
    return (await this.in(still, (tx) => idsOf(tx, still))).size === limit ? found : undefined;
  }

  /** A page that was far to look for, from those who were found within the last minute: who is shown is looked at again. */
  private async again(list: Listing, after: Position | undefined, limit: number): Promise<Found | undefined> {
    const those = await this.pages.get(pageKey(list, after, limit));
    if (!those) return undefined;
    const page = await this.byFew(list, those, after, limit);
    return page.found.length === limit ? page : undefined;
  }

  private async byLooking(list: Listing, after: Position | undefined, limit: number): Promise<Found> {
    const { walk, rest } = list;
    const walker = new Walker(walk, after);
    const found: Candidate[] = [];
    let looked = 0;
    let most = this.pace.mostLooks;
    let cut: Position | undefined;
    const look = async (rows: number): Promise<boolean> => {
      const next = await this.in(walk, (tx) => walker.next(tx, rows, rows));
      looked += rows;
      const passing = await this.passing(rest, next);
      if (!passing.ready) most = this.pace.mostSlowLooks;
      found.push(...passing.found);
      cut = passing.cut;
      return cut !== undefined || walker.ended || found.length >= limit;
    };
    const page = (): Found => {
      if (looked > this.pace.soon && found.length >= limit) {
        // Some more, in case not all of them still belong there.
        const those = LeadIds.of(idsIn(found.slice(0, 2 * limit)));
        void this.pages.renew(pageKey(list, after, limit), () => Promise.resolve(those));
      }
      return { found: found.slice(0, limit), ...(cut && found.length < limit && { stoppedAt: cut }) };
    };
    /** How many leads have to be looked at for a full page, by what passed so far. */
    const ahead = () => Math.ceil((1.3 * (limit - found.length) * looked) / Math.max(found.length, 0.5));
    if (await look(this.pace.firstLook)) return page();
    while (looked < this.pace.soon && ahead() <= this.pace.soon) {
      if (await look(Math.max(ahead(), this.pace.firstLook))) return page();
    }
    const those = walk.tests.length > 0 || walk.like !== undefined ? await this.fewOf(walk) : undefined;
    if (those) return this.byFew(list, those, after, limit);
    // Not if it would take longer than to find everybody.
    const { leastLooks, nextLook, mostLooks } = this.pace;
    const promising = () => looked < leastLooks || looked + ahead() <= mostLooks || most < mostLooks;
    while (looked < most && promising()) {
      const rows = looked < leastLooks ? leastLooks : nextLook;
      if (await look(Math.min(rows, most - looked))) return page();
    }
    try {
      if (rest) return await this.bySet(list, await this.engine.everybody(rest), after, limit);
      return await this.checked(list, await this.whole(list), after, limit);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'condition_not_ready') throw error;
      // As far as events could be read meanwhile; the next page goes on from there.
      return { found: found.slice(0, limit), ...(found.length <= limit && walker.at && { stoppedAt: walker.at }) };
    }
  }

  /** Everybody who satisfies the rest is known, as of a minute ago at most: who is shown is looked at again. */
  private async bySet(list: Listing, set: LeadIds, after: Position | undefined, limit: number): Promise<Found> {
    const { walk } = list;
    if (set.size <= this.pace.few) return this.byFew(list, set, after, limit);
    const walker = new Walker(walk, after);
    const found: Candidate[] = [];
    for (let looked = 0; looked < this.pace.mostSetLooks; looked += this.pace.setLook) {
      const next = await this.in(walk, (tx) => walker.next(tx, this.pace.setLook, this.pace.setLook));
      const maybe = next.filter(({ leadId }) => set.has(leadId));
      for (let from = 0; from < maybe.length && found.length < limit; from += 2 * limit)
        found.push(...(await this.passing(list.rest, maybe.slice(from, from + 2 * limit))).found);
      if (walker.ended || found.length >= limit) return { found: found.slice(0, limit) };
    }
    return this.checked(list, await this.whole(list, set), after, limit);
  }

  /** They are put in order by themselves. */
  private async byFew(list: Listing, ids: LeadIds, after: Position | undefined, limit: number): Promise<Found> {
    const walk = { ...list.walk, among: ids.slice(0, ids.size) };
    const walker = new Walker(walk, after);
    const found: Candidate[] = [];
    const atOnce = list.rest ? Math.max(4 * limit, this.pace.firstLook) : limit;
    while (!walker.ended && found.length < limit) {
      const next = await this.in(walk, (tx) => walker.next(tx, this.pace.few + 1, atOnce));
      const passing = await this.passing(list.rest, next);
      found.push(...passing.found);
      if (passing.cut) return { found: found.slice(0, limit), ...(found.length < limit && { stoppedAt: passing.cut }) };
    }
    return { found: found.slice(0, limit) };
  }

  /** The list as a whole is known, as of a minute ago at most: who is shown is looked at again. */
  private async checked(
    list: Listing,
    whole: OrderedLeads,
    after: Position | undefined,
    limit: number,
  ): Promise<Found> {
    const found: Candidate[] = [];
    for (let position = after; found.length < limit;) {
      const next = whole.after(position, limit);
      const walk = { ...list.walk, among: idsIn(next) };
      const still = next.length > 0 ? await this.in(walk, (tx) => idsOf(tx, walk)) : LeadIds.none;
      const maybe = next.filter(({ leadId }) => still.has(leadId));
      found.push(...(await this.passing(list.rest, maybe)).found);
      if (next.length < limit) break;
      position = next.at(-1);
    }
    return { found: found.slice(0, limit) };
  }

  private whole({ walk, key }: Listing, set?: LeadIds): Promise<OrderedLeads> {
    return this.lists.make(key, () => this.in(walk, (tx) => inOrder(tx, walk, set), 120_000));
  }

  /** Who of these satisfies the rest too; `cut`: the last who was looked at, if not all were, because events are being read for something new. */
  private async passing(rest: Meant | undefined, candidates: Candidate[]): Promise<Passing> {
    if (!rest || candidates.length === 0) return { found: candidates, ready: true };
    const { matching, ready, looked } = await this.engine.among(rest, idsIn(candidates));
    const found = candidates.filter(({ leadId }) => matching.has(leadId));
    if (looked === candidates.length) return { found, ready };
    await this.engine.learn(rest);
    return { found, ready, cut: candidates[looked - 1] };
  }

  private in<T>({ workspaceId }: Walk, work: (tx: Tx) => Promise<T>, statementTimeoutMs?: number): Promise<T> {
    return this.database.inWorkspace(workspaceId, work, statementTimeoutMs === undefined ? {} : { statementTimeoutMs });
  }
}

const pageKey = ({ key }: Listing, after: Position | undefined, limit: number): string =>
  JSON.stringify([key, after?.value, after?.leadId, limit]);

const idsIn = (candidates: Candidate[]): string[] => candidates.map(({ leadId }) => leadId);
