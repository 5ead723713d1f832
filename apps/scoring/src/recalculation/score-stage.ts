import { CopyWriter, type Tx } from '@heatline/database';
import { ChangeIds } from '../scores/change-ids';

/** A score that a bulk batch wants to write. Hundredths; seconds since 1970. */
export interface StagedScore {
  leadId: Uint8Array;
  score: number;
  level: string;
  revision: number;
  until: number | null;
  ownerId: Uint8Array | null;
  /** Days since 1970. */
  lastActiveDay: number | null;
  change7: number;
  change30: number;
  peak: number;
  recorded: number;
  /** calculatedAt of the row that the difference was seen against, as Postgres gave it; null = never evaluated. */
  seen: number | null;
  /** Absent: no row of history. */
  change?: { from: number | null; fromLevel: string | null; cause: string };
}

const columns = [
  'lead_id uuid',
  'fresh boolean',
  'score int',
  'level text',
  'revision bigint',
  'until timestamptz',
  'owner_id uuid',
  'last_active_day int',
  'change7 int',
  'change30 int',
  'peak int',
  'recorded int',
  'seen timestamptz',
  'change_id uuid',
  'from_score int',
  'from_level text',
  'cause text',
];

/** Rows on their way into the temporary table; memory for one batch. */
export class ScoreStage {
  private readonly writer = new CopyWriter();
  private readonly changeIds = new ChangeIds();
  updates = 0;
  inserts = 0;

  /** `fresh` = there is no row yet. */
  add(staged: StagedScore, fresh: boolean): void {
    const { change } = staged;
    if (fresh) this.inserts++;
    else this.updates++;
    this.writer
      .row(columns.length)
      .uuid(staged.leadId)
      .boolean(fresh)
      .int4(staged.score)
      .text(staged.level)
      .int8(staged.revision)
      .timestamptz(staged.until === null ? null : staged.until * 1_000)
      .uuid(staged.ownerId)
      .int4(staged.lastActiveDay)
      .int4(staged.change7)
      .int4(staged.change30)
      .int4(staged.peak)
      .int4(staged.recorded)
      .timestamptz(staged.seen);
    if (change) {
      this.writer.uuid(this.changeIds.next()).int4(change.from).text(change.fromLevel).text(change.cause);
    } else this.writer.null().null().null().null();
  }

  /** Into a table of the session, which is emptied by every commit. COPY is refused on tables with policies. */
  async copy(tx: Tx): Promise<void> {
    await tx.execute(`CREATE TEMPORARY TABLE IF NOT EXISTS staged_score (${columns.join(', ')}) ON COMMIT DELETE ROWS`);
    await tx.copyIn('COPY staged_score FROM STDIN (FORMAT binary)', this.writer.finish());
  }
}

/** What all rows of a batch have in common. */
export interface StageBasis {
  modelId: string;
  publishedVersion: number;
  /** T, seconds since 1970. */
  asOf: number;
  runId: string | null;
  /** All staged leads lie behind this one (null = any), up to and including `last`. */
  after: string | null;
  last: string;
}

/**
 * Writes what is staged, where nobody has been faster: a row wins only over an older (version, revision, calculatedAt), and only
 * while it still is what the difference was seen against. History rows go with those that won.
 * @returns how many were written
 */
export async function writeStaged(
  tx: Tx,
  stage: ScoreStage,
  { modelId, publishedVersion, asOf, runId, after, last }: StageBasis,
): Promise<number> {
  if (stage.updates + stage.inserts === 0) return 0;
  await stage.copy(tx);
  // The staged rows as a hash, the batch's range of the key walked along it: linear whatever the statistics say, and in the order
  // of lead ids, in which all writers lock.
  await tx.execute(`SELECT set_config('enable_hashjoin', 'on', true), set_config('enable_nestloop', 'off', true)`);
  const params = [tx.workspaceId, modelId, publishedVersion, asOf, runId];
  const history = (from: string) => `
    INSERT INTO score_change (workspace_id, lead_id, model_id, change_id, at, from_score, to_score, published_version,
                              from_level, to_level, cause, run_id)
    SELECT $1, lead_id, $2, change_id, to_timestamp($4), from_score, score, $3, from_level, level, cause, $5::uuid
      FROM ${from} WHERE change_id IS NOT NULL`;
  let written = 0;
  if (stage.updates > 0) {
    written += await counted(
      tx,
      `UPDATE score s
          SET score = n.score, level = n.level, published_version = $3, timeline_revision = n.revision,
              calculated_at = to_timestamp($4), until = n.until, owner_id = n.owner_id,
              last_active_day = '1970-01-01'::date + n.last_active_day, change7 = n.change7, change30 = n.change30,
              peak = n.peak, recorded = n.recorded
         FROM staged_score n
        WHERE NOT n.fresh AND s.workspace_id = $1 AND s.model_id = $2 AND s.lead_id = n.lead_id
          AND s.lead_id <= $6 AND ($7::uuid IS NULL OR s.lead_id > $7) AND s.calculated_at IS NOT DISTINCT FROM n.seen
          AND (s.score IS NULL OR (s.published_version, s.timeline_revision, s.calculated_at) < ($3, n.revision, to_timestamp($4)))
       RETURNING n.lead_id, n.change_id, n.from_score, n.score, n.from_level, n.level, n.cause`,
      history('won'),
      [...params, last, after],
    );
  }
  if (stage.inserts > 0) {
    written += await counted(
      tx,
      `INSERT INTO score (workspace_id, model_id, lead_id, score, level, published_version, timeline_revision, calculated_at, until,
                          owner_id, last_active_day, change7, change30, peak, recorded)
       SELECT $1, $2, n.lead_id, n.score, n.level, $3, n.revision, to_timestamp($4), n.until, n.owner_id,
              '1970-01-01'::date + n.last_active_day, n.change7, n.change30, n.peak, n.recorded
         FROM staged_score n WHERE n.fresh
       ON CONFLICT DO NOTHING RETURNING lead_id`,
      history('won JOIN staged_score USING (lead_id)'),
      params,
    );
    // The run holds no timelines. Whoever was merged meanwhile has no score; who is merged later is waited for by whoever takes it away.
    await tx.execute(
      `DELETE FROM score s USING leads.published_lead l
        WHERE s.workspace_id = $1 AND s.model_id = $2 AND s.lead_id <= $3 AND ($4::uuid IS NULL OR s.lead_id > $4)
          AND l.workspace_id = $1 AND l.lead_id = s.lead_id AND l.root_id <> l.lead_id AND l.lead_id <= $3 AND ($4::uuid IS NULL OR l.lead_id > $4)`,
      [tx.workspaceId, modelId, last, after],
    );
  }
  return written;
}

async function counted(tx: Tx, write: string, history: string, params: unknown[]): Promise<number> {
  const row = await tx.one<{ count: number }>(
    `WITH won AS (${write}), told AS (${history}) SELECT count(*)::int AS count FROM won`,
    params,
  );
  return row!.count;
}
