import type { Total } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { cheapToCount, countedUpTo } from './sql/count-rows';
import { EngineMatches, isNotReady } from './engine-matches';
import { countSql, everyoneSql } from './sql/everybody-sql';
import { FindLeads } from './find-leads';
import { KeptAMinute } from './kept-a-minute';
import { LeadIds } from './lead-ids';
import { LeadsBySql } from './leads-by-sql';
import type { Listing } from './listing';
import { SampledTotal, smallWorkspace } from './sampled-total';
import { spreadOut } from './spread-out';
import type { Walk } from './sql/walk';

/** Of so many lists. */
const mostEstimates = 500;

/** How many leads a list has. */
@Injectable()
export class CountLeads {
  /** Of those too long to count: whoever turns their pages does not have them counted that far each time. */
  private readonly estimates = new KeptAMinute<Total>(mostEstimates, () => 1);

  constructor(
    private readonly database: Database,
    private readonly engine: EngineMatches,
    private readonly find: FindLeads,
    private readonly sql: LeadsBySql,
    private readonly sampled: SampledTotal,
  ) {}

  /** Exact where that is cheap. */
  async about(list: Listing): Promise<Total> {
    const { walk, rest } = list;
    const estimate = await this.estimates.get(whoIsIn(walk));
    if (!estimate && !isEverybody(walk)) {
      const those = await this.find.fewOf(walk);
      if (those) return this.passing(list, those);
    }
    const all = estimate ?? (await this.bySql(walk));
    if (!rest) return all;
    const set = await this.engine.known(rest);
    if (set && all.exact && set.size <= cheapToCount) return this.passing(list, set);
    if (set && isEverybody(walk)) return { value: set.size, exact: true };
    if (all.value <= smallWorkspace)
      return this.exactly(list).catch(ifNotReady(() => this.sampled.of(all, walk, rest)));
    // Found out for whoever asks next.
    this.engine.everybody(rest).catch(() => {});
    return this.sampled.of(all, walk, rest);
  }

  /** However long it takes; "about" only while events are read for something new. */
  async exact(list: Listing): Promise<Total> {
    const { rest } = list;
    if (!rest) return { value: (await this.sql.allOf(list.walk)).size, exact: true };
    return this.exactly(list).catch(ifNotReady(() => this.about(list)));
  }

  private async exactly({ walk, rest }: Listing): Promise<Total> {
    const set = await this.engine.everybody(rest!);
    if (isEverybody(walk)) return { value: set.size, exact: true };
    return { value: set.and(await this.sql.allOf(walk)).size, exact: true };
  }

  /** Of these. */
  private async passing({ walk, rest }: Listing, ids: LeadIds): Promise<Total> {
    const those = await this.sql.allOf({ ...walk, among: ids.slice(0, ids.size) });
    if (!rest) return { value: those.size, exact: true };
    const set = await this.engine.known(rest);
    if (set) return { value: set.and(those).size, exact: true };
    const { matching, looked } = await this.engine.among(rest, spreadOut(those.slice(0, those.size)));
    if (looked === those.size) return { value: matching.size, exact: true };
    return { value: Math.round((matching.size / looked) * those.size), exact: false };
  }

  private async bySql(walk: Walk): Promise<Total> {
    const total = await this.database.inWorkspace(walk.workspaceId, (tx) =>
      countedUpTo(tx, cheapToCount, (atMost) => countSql(walk, atMost), everyoneSql(walk)),
    );
    if (!total.exact) void this.estimates.renew(whoIsIn(walk), () => Promise.resolve(total));
    return total;
  }
}

const ifNotReady =
  (otherwise: () => Promise<Total>) =>
  (error: unknown): Promise<Total> => {
    if (isNotReady(error)) return otherwise();
    throw error;
  };

/** All that tells who is in a list, whatever its order. */
const whoIsIn = ({ workspaceId, tests, like }: Walk): string => JSON.stringify([workspaceId, tests, like]);

const isEverybody = ({ tests, like }: Walk): boolean => tests.length === 0 && like === undefined;
