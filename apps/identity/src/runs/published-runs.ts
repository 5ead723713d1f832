import { publishedRunColumns, type RunQuery, RunService } from '@heatline/contracts';
import type { RawPublishedRun, Tx } from '@heatline/database';

export interface RunPosition {
  createdAt: string;
  runId: string;
}

/** What the views hold, and the time of creation to the microsecond, which a JavaScript date would lose. */
export type PublishedRunRow = RawPublishedRun & { created_at_exact: string };

const columns = [...publishedRunColumns, 'created_at::text as created_at_exact'].join(', ');

/** The runs of all services that have any, through the views that they publish. */
export class PublishedRuns {
  constructor(private readonly tx: Tx) {}

  async page(
    { limit, group, state, kind, modelId, memberId }: RunQuery,
    after?: RunPosition,
  ): Promise<PublishedRunRow[]> {
    const views = await this.views();
    if (views.length === 0) return [];
    const conditions = [
      '($1::timestamptz is null or (created_at, run_id) < ($1, $2::uuid))',
      '($3::text[] is null or state = any($3))',
      '($4::text[] is null or kind = any($4))',
      `($5::text is null or (about_kind = 'model' and about_id = $5))`,
      '($6::uuid is null or by_id = $6)',
      groups[group ?? 'all'],
    ].join(' and ');
    // Each service sorts and cuts its own first, so that its index is used.
    const parts = views.map(
      (view) => `(select ${columns} from ${view} where ${conditions} order by created_at desc, run_id desc limit $7)`,
    );
    return this.tx.query<PublishedRunRow>(
      `select * from (${parts.join(' union all ')}) as run order by created_at desc, run_id desc limit $7`,
      [
        after?.createdAt ?? null,
        after?.runId ?? null,
        state ?? null,
        kind ?? null,
        modelId ?? null,
        memberId ?? null,
        limit + 1,
      ],
    );
  }

  async ownerOf(runId: string): Promise<RunService | undefined> {
    const views = await this.views();
    if (views.length === 0) return undefined;
    const parts = views.map((view) => `select service from ${view} where run_id = $1`);
    const found = await this.tx.one<{ service: RunService }>(parts.join(' union all '), [runId]);
    return found?.service;
  }

  async byIds(runIds: string[]): Promise<PublishedRunRow[]> {
    const views = await this.views();
    if (views.length === 0) return [];
    const parts = views.map((view) => `select ${columns} from ${view} where run_id = any($1)`);
    return this.tx.query<PublishedRunRow>(parts.join(' union all '), [runIds]);
  }

  /** A service that is not installed, or not yet migrated, has none. */
  private async views(): Promise<string[]> {
    const rows = await this.tx.query<{ view: string }>(
      `select view from unnest($1::text[]) as view
        where to_regclass(view) is not null and has_table_privilege(to_regclass(view), 'select')`,
      [RunService.options.map((service) => `${service}.published_run`)],
    );
    return rows.map(({ view }) => view);
  }
}

const closed = `('completed', 'failed', 'cancelled')`;
const groups = {
  all: 'true',
  active: `state not in ${closed}`,
  attention: `state not in ${closed} and (state = 'parked' or slices_parked > 0)`,
  finished: `state in ${closed}`,
};
