import type { Total } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { EngineMatches, type Meant } from './engine-matches';
import { FindLeads } from './find-leads';
import { LeadIds } from './lead-ids';
import type { Listing } from './listing';
import type { Sql } from './sql-text';
import type { Walk } from './walk';
import { countSql } from './walk-sql';

/** Counting so far costs some milliseconds; beyond it an estimate has to do. */
const cheap = 10_000;
/** So many leads are all looked at while somebody waits. */
const smallWorkspace = 20_000;
/** Tells a tenth from a fifth. */
const sample = 2_000;

/** How many leads a list has. */
@Injectable()
export class CountLeads {
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
    if (all.value <= smallWorkspace) return this.exactly(list).catch(() => this.bySample(all, walk, rest));
    // Found out for whoever asks next.
    this.engine.everybody(rest).catch(() => {});
    return this.bySample(all, walk, rest);
  }

  /** However long it takes; "about" only while events are read for something new. */
  async exact(list: Listing): Promise<Total> {
    const { rest } = list;
    if (!rest) return { value: (await this.find.allOf(list.walk)).size, exact: true };
    return this.exactly(list).catch((error: unknown) => {
      if ((error as { code?: string }).code !== 'condition_not_ready') throw error;
      return this.about(list);
    });
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
    const { matching, looked } = await this.engine.among(rest, those.slice(0, those.size));
    if (looked === those.size) return { value: matching.size, exact: true };
    return { value: Math.round((matching.size / looked) * those.size), exact: false };
  }

  private bySql(walk: Walk): Promise<Total> {
    return this.database.inWorkspace(walk.workspaceId, async (tx) => {
      const value = await count(tx, countSql(walk, cheap + 1));
      if (value <= cheap) return { value, exact: true };
      return { value: Math.max(value, await estimate(tx, countSql(walk, null, 'ids'))), exact: false };
    });
  }

  /** As many as there would be if all were like some that are spread over everybody. */
  private async bySample({ value }: Total, walk: Walk, rest: Meant): Promise<Total> {
    const looked = await this.database.inWorkspace(walk.workspaceId, async (tx) => {
      const { text, params } = countSql({ ...walk, among: await spread(tx, sample) }, null, 'ids');
      return tx.query<{ lead_id: string }>(text, params);
    });
    if (looked.length === 0) return { value: 0, exact: false };
    const some = looked.slice(0, sample / 4).map(({ lead_id }) => lead_id);
    const first = await this.engine.among(rest, some);
    const more = first.ready ? looked.slice(some.length).map(({ lead_id }) => lead_id) : [];
    const further = await this.engine.among(rest, more);
    const share = (first.matching.size + further.matching.size) / (first.looked + further.looked);
    return { value: Math.round(share * value), exact: false };
  }
}

const isEverybody = ({ tests, like }: Walk): boolean => tests.length === 0 && like === undefined;

const count = async (tx: Tx, { text, params }: Sql): Promise<number> =>
  (await tx.query<{ n: number }>(text, params))[0]!.n;

async function estimate(tx: Tx, { text, params }: Sql): Promise<number> {
  const sql = `explain (format json) ${text}`;
  const [row] = await tx.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(sql, params);
  return row!['QUERY PLAN'][0].Plan['Plan Rows'];
}

/** The leads next to so many places spread evenly between the first and the last. Ids grow with time. */
async function spread(tx: Tx, places: number): Promise<string[]> {
  const rows = await tx.query<{ lead_id: string }>(
    `with bounds as (
       select (select lead_id from lead where workspace_id = $1 order by lead_id limit 1) as first,
              (select lead_id from lead where workspace_id = $1 order by lead_id desc limit 1) as last
     ), range as (
       select ('x' || substr(replace(first::text, '-', ''), 1, 12))::bit(48)::bigint as low,
              ('x' || substr(replace(last::text, '-', ''), 1, 12))::bit(48)::bigint + 1 as high from bounds
     )
     select distinct near.lead_id from range, generate_series(0, $2 - 1) as i,
       lateral (select lpad(to_hex((low + (high - low) * i / $2)::bigint), 12, '0') as hex) h,
       lateral (select (substr(hex, 1, 8) || '-' || substr(hex, 9, 4) || '-' || lpad(to_hex(floor(random() * 65536)::int), 4, '0') || '-0000-000000000000')::uuid as place) p,
       lateral (select lead_id from lead where workspace_id = $1 and lead_id >= place and is_root order by lead_id limit 1) near`,
    [tx.workspaceId, places],
  );
  return rows.map(({ lead_id }) => lead_id);
}
