import { Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { EngineMatches, isNotReady, type Meant } from './engine-matches';
import { KeptAMinute } from './kept-a-minute';
import { LeadIds } from './lead-ids';
import { LeadsBySql } from './leads-by-sql';
import type { Listing } from './listing';
import { type Found, Looking } from './looking';
import type { OrderedLeads } from './ordered-leads';
import { usualPace } from './pace';
import { idsIn, passing, type Passing } from './passing';
import type { Candidate, Position, Walk } from './sql/walk';
import { isPlain } from './sql/walk-parts';
import { Walker } from './sql/walker';

/** Of all lists that were made as a whole: two of a million leads. */
const mostBytes = 96 * 1024 * 1024;
/** A few hundred kB each. */
const mostHeads = 50;
/** A few kB each. */
const mostPages = 500;

/** A page of any list, by the cheapest way that finds it: walking, by those few who pass, or from the whole list in its order. */
@Injectable()
export class FindLeads {
  pace = usualPace;
  private readonly lists = new KeptAMinute<OrderedLeads>(mostBytes, ({ bytes }) => bytes);
  private readonly heads = new KeptAMinute<Candidate[]>(mostHeads, () => 1);
  private readonly pages = new KeptAMinute<LeadIds>(mostPages, () => 1);

  constructor(
    private readonly database: Database,
    private readonly sql: LeadsBySql,
    private readonly engine: EngineMatches,
  ) {}

  /** A page that is found along an index at the first look, in a transaction that is open anyway; undefined = `page` finds it. */
  async atOnce(
    tx: Tx,
    { walk, rest }: Listing,
    after: Position | undefined,
    limit: number,
  ): Promise<Found | undefined> {
    if (rest || !walk.order.indexed || walk.like !== undefined) return undefined;
    const walker = new Walker(walk, after);
    if (isPlain(walk)) return { found: await walker.fill(tx, limit) };
    const found = await walker.next(tx, this.pace.firstLook, limit);
    return found.length === limit || walker.ended ? { found } : undefined;
  }

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
  fewOf(walk: Walk): Promise<LeadIds | undefined> {
    return this.sql.fewOf(walk, this.pace.few);
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
    return (await this.sql.idsOf(still)).size === limit ? found : undefined;
  }

  /** A page that was far to look for, from those who were found within the last minute: who is shown is looked at again. */
  private async again(list: Listing, after: Position | undefined, limit: number): Promise<Found | undefined> {
    const those = await this.pages.get(pageKey(list, after, limit));
    if (!those) return undefined;
    const page = await this.byFew(list, those, after, limit, limit);
    return page.found.length === limit ? page : undefined;
  }

  private async byLooking(list: Listing, after: Position | undefined, limit: number): Promise<Found> {
    const { walk, rest } = list;
    const walker = new Walker(walk, after);
    const looking = new Looking(walker, limit, this.pace, async (rows) =>
      this.passing(rest, await this.in(walk, (tx) => walker.next(tx, rows, rows))),
    );
    const keep = (page: Found): Found => {
      const { far } = looking;
      if (far) void this.pages.renew(pageKey(list, after, limit), () => Promise.resolve(LeadIds.of(idsIn(far))));
      return page;
    };
    const soon = await looking.soon();
    if (soon) return keep(soon);
    const those = walk.tests.length > 0 || walk.like !== undefined ? await this.fewOf(walk) : undefined;
    if (those) return this.byFew(list, those, after, limit, Math.max(4 * limit, this.pace.firstLook));
    const further = await looking.further();
    if (further) return keep(further);
    try {
      if (rest) return await this.bySet(list, await this.engine.everybody(rest), after, limit);
      return await this.checked(list, await this.whole(list), after, limit);
    } catch (error) {
      // As far as events could be read meanwhile.
      if (isNotReady(error)) return looking.soFar();
      throw error;
    }
  }

  /** Everybody who satisfies the rest is known, as of a minute ago at most: who is shown is looked at again. */
  private async bySet(list: Listing, set: LeadIds, after: Position | undefined, limit: number): Promise<Found> {
    const { walk } = list;
    if (set.size <= this.pace.few) return this.byFew(list, set, after, limit, limit);
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

  /** They are put in order by themselves. @param looks so many are asked about at once: those who passed a moment ago nearly all do */
  private async byFew(
    list: Listing,
    ids: LeadIds,
    after: Position | undefined,
    limit: number,
    looks: number,
  ): Promise<Found> {
    const walk = { ...list.walk, among: ids.slice(0, ids.size) };
    const walker = new Walker(walk, after);
    const found: Candidate[] = [];
    const atOnce = list.rest ? looks : limit;
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
      const still = next.length > 0 ? await this.sql.idsOf(walk) : LeadIds.none;
      const maybe = next.filter(({ leadId }) => still.has(leadId));
      found.push(...(await this.passing(list.rest, maybe)).found);
      if (next.length < limit) break;
      position = next.at(-1);
    }
    return { found: found.slice(0, limit) };
  }

  private whole({ walk, key }: Listing, set?: LeadIds): Promise<OrderedLeads> {
    return this.lists.make(key, () => this.sql.inOrder(walk, set));
  }

  private passing(rest: Meant | undefined, candidates: Candidate[]): Promise<Passing> {
    return passing(this.engine, rest, candidates);
  }

  private in<T>(walk: Walk, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.inWorkspace(walk.workspaceId, work);
  }
}

const pageKey = ({ key }: Listing, after: Position | undefined, limit: number): string =>
  JSON.stringify([key, after?.value, after?.leadId, limit]);
