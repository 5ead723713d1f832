import type { Tx } from '@heatline/database';
import type { Sql } from '../lists/sql/sql-text';
import {
  type AccountPhase,
  type AccountPosition,
  type AccountWalk,
  alsoUnvalued,
  lookSql,
  ofLevelsSql,
  searchSql,
} from './account-walk';
import type { ScoreRange } from './level-ranges';

/** How far it looks at once. */
export interface AccountPace {
  /** Fills most pages. */
  firstLook: number;
  mostAtOnce: number;
  /** So many are put in order by themselves; of more a page is met soon by walking. */
  few: number;
}

export const usualPace: AccountPace = { firstLook: 400, mostAtOnce: 4_000, few: 2_000 };

/** Goes along a list in its order: accounts with a value first, then those without one. */
export class AccountWalker {
  private phase: AccountPhase = 'valued';
  private position: AccountPosition | undefined;
  private ended = false;

  constructor(
    private walk: AccountWalk,
    after: AccountPosition | undefined,
    private readonly pace: AccountPace,
  ) {
    this.position = after;
    if (after?.value !== null) return;
    this.phase = 'unvalued';
    this.ended = !alsoUnvalued(walk);
  }

  /** The next `limit`, however many have to be looked at. */
  async fill(tx: Tx, limit: number): Promise<AccountPosition[]> {
    const { like, levels, order } = this.walk;
    // Of a level that is none there is nobody.
    if (this.ended || levels?.ranges.length === 0) return [];
    const { firstLook, mostAtOnce } = this.pace;
    // Along their own parts of the index nearly all have one of the levels.
    const filtered =
      like !== undefined || (levels !== undefined && !(order.source === 's' && levels.ranges.every(isPart)));
    const found = await this.look(tx, filtered ? firstLook : limit, limit);
    if (filtered && !this.ended && found.length < limit) this.walk = { ...this.walk, among: await this.fewOf(tx) };
    const { among } = this.walk;
    // Few by one filter all pass; of those of two nobody knows.
    const fewAtOnce = like !== undefined && levels ? (among?.length ?? 0) + 1 : limit;
    for (let rows = firstLook; !this.ended && found.length < limit; rows = Math.min(2 * rows, mostAtOnce))
      found.push(...(await this.look(tx, among ? fewAtOnce : rows, limit - found.length)));
    return found;
  }

  /** Who can be in the list at all, if a filter says so and they are few. */
  private async fewOf(tx: Tx): Promise<string[] | undefined> {
    const { like, levels } = this.walk;
    const most = this.pace.few + 1;
    const found = like === undefined ? undefined : await this.ids(tx, searchSql(this.walk, like, most));
    return found ?? (levels && (await this.ids(tx, ofLevelsSql(this.walk, levels, most))));
  }

  private async ids(tx: Tx, { text, params }: Sql): Promise<string[] | undefined> {
    const rows = await tx.query<{ id: string }>(text, params);
    return rows.length > this.pace.few ? undefined : rows.map(({ id }) => id);
  }

  private async look(tx: Tx, rows: number, limit: number): Promise<AccountPosition[]> {
    const { text, params } = lookSql(this.walk, this.phase, this.position, rows, limit);
    const got = await tx.query<AccountPosition & { last: boolean }>(text, params);
    const found = got.flatMap(({ accountId, value, last }) => (last ? [] : [{ accountId, value }]));
    const end = found.length === limit ? found.at(-1) : got.find(({ last }) => last);
    if (end) this.position = { accountId: end.accountId, value: end.value };
    else if (this.phase === 'valued' && alsoUnvalued(this.walk)) {
      this.phase = 'unvalued';
      this.position = undefined;
    } else this.ended = true;
    return found;
  }
}

const isPart = ({ min, below }: ScoreRange): boolean => min !== undefined || below !== undefined;
