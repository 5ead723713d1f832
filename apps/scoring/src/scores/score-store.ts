import type { ScoreChangeCause } from '@heatline/contracts';
import { AnotherWasFirst, type Tx } from '@heatline/database';
import type { Evaluation } from './evaluate';
import type { Basis, StoredScore } from './score-change';
import { shownVersion } from './shown';

export interface ScoreKey {
  modelId: string;
  leadId: string;
}

/** A score to write. */
export interface ScoreWrite extends ScoreKey, Basis {
  evaluation: Evaluation;
  ownerId: string | null;
  /** Seconds since 1970. */
  lastActivity: number | null;
  peak: number;
  recorded: number;
  /** The row of history that goes with it. */
  change: ScoreChangeRow | null;
}

export interface ScoreChangeRow {
  changeId: string;
  from: number | null;
  fromLevel: string | null;
  cause: ScoreChangeCause;
  runId: string | null;
  /** The member by whose doing alone it is. */
  by: string | null;
}

interface Row {
  model_id: string;
  lead_id: string;
  score: number | null;
  level: string | null;
  published_version: number | null;
  timeline_revision: string;
  calculated_at: number | null;
  peak: number | null;
  recorded: number | null;
}

export class ScoreStore {
  constructor(private readonly tx: Tx) {}

  /** The rows of these leads under these models, held until the transaction ends; in the order of ids. */
  async lock(modelIds: string[], leadIds: string[]): Promise<Map<string, StoredScore>> {
    const rows = await this.tx.prepared<Row>(
      'lock-scores',
      `SELECT s.model_id, s.lead_id, s.score, s.level, ${shownVersion} AS published_version, s.timeline_revision,
              extract(epoch FROM s.calculated_at)::float8 AS calculated_at, s.peak, s.recorded
         FROM score s JOIN model m ON m.workspace_id = s.workspace_id AND m.model_id = s.model_id
        WHERE s.workspace_id = $1 AND s.model_id = ANY ($2) AND s.lead_id = ANY ($3)
        ORDER BY s.lead_id, s.model_id FOR UPDATE OF s`,
      [this.tx.workspaceId, modelIds, leadIds],
    );
    return new Map(rows.map((row) => [keyOf(row.model_id, row.lead_id), toStoredScore(row)]));
  }

  /** Which of these leads have no score, or one from an older timeline, under one of these models. */
  async behind(modelIds: string[], leads: { leadId: string; revision: number }[]): Promise<Set<string>> {
    const rows = await this.tx.prepared<{ lead_id: string }>(
      'scores-behind',
      `SELECT DISTINCT n.lead_id
         FROM unnest($3::uuid[], $4::bigint[]) AS n (lead_id, revision) CROSS JOIN unnest($2::uuid[]) AS m (model_id)
         LEFT JOIN score s ON s.workspace_id = $1 AND s.model_id = m.model_id AND s.lead_id = n.lead_id
        WHERE s.lead_id IS NULL OR s.timeline_revision < n.revision`,
      [this.tx.workspaceId, modelIds, leads.map(({ leadId }) => leadId), leads.map(({ revision }) => revision)],
    );
    return new Set(rows.map(({ lead_id }) => lead_id));
  }

  /**
   * Writes scores whose rows are locked (or do not exist), and their history.
   * @throws AnotherWasFirst when one of those that did not exist does now
   */
  async save(writes: ScoreWrite[], exists: (key: ScoreKey) => boolean): Promise<void> {
    await this.put(
      'update-scores',
      writes.filter((write) => exists(write)),
      (given) => `
        UPDATE score s
           SET score = n.score, level = n.level, published_version = n.published_version, timeline_revision = n.revision,
               calculated_at = to_timestamp(n.calculated_at), until = to_timestamp(n.until), owner_id = n.owner_id,
               last_active_day = (to_timestamp(n.last_activity) AT TIME ZONE 'UTC')::date, change7 = n.change7,
               change30 = n.change30, peak = n.peak, recorded = n.recorded
          FROM ${given}
         -- Said twice, so that even without statistics nobody reads more rows than these.
         WHERE s.workspace_id = $1 AND s.model_id = n.model_id AND s.lead_id = n.lead_id AND s.lead_id = ANY ($3)`,
    );
    const missing = writes.filter((write) => !exists(write));
    const added = await this.put(
      'add-scores',
      missing,
      (given) => `
        INSERT INTO score (workspace_id, model_id, lead_id, score, level, published_version, timeline_revision, calculated_at,
                           until, owner_id, last_active_day, change7, change30, peak, recorded)
        SELECT $1, n.model_id, n.lead_id, n.score, n.level, n.published_version, n.revision, to_timestamp(n.calculated_at),
               to_timestamp(n.until), n.owner_id, (to_timestamp(n.last_activity) AT TIME ZONE 'UTC')::date, n.change7,
               n.change30, n.peak, n.recorded
          FROM ${given} ORDER BY n.lead_id, n.model_id
        ON CONFLICT DO NOTHING RETURNING 1`,
    );
    // A bulk run holds no timelines: it may have made one of these rows since they were looked for.
    if (added.length < missing.length) throw new AnotherWasFirst('score');
    await this.addChanges(writes);
  }

  /** @returns a row for each that the statement returns */
  private async put(name: string, writes: ScoreWrite[], statement: (given: string) => string): Promise<object[]> {
    if (writes.length === 0) return [];
    const columns: [name: string, type: string, of: (write: ScoreWrite) => unknown][] = [
      ['model_id', 'uuid', ({ modelId }) => modelId],
      ['lead_id', 'uuid', ({ leadId }) => leadId],
      ['score', 'int', ({ evaluation }) => evaluation.score],
      ['level', 'text', ({ evaluation }) => evaluation.level],
      ['published_version', 'int', ({ publishedVersion }) => publishedVersion],
      ['revision', 'bigint', ({ revision }) => revision],
      ['calculated_at', 'float8', ({ calculatedAt }) => calculatedAt],
      ['until', 'float8', ({ evaluation }) => evaluation.until],
      ['owner_id', 'uuid', ({ ownerId }) => ownerId],
      ['last_activity', 'float8', ({ lastActivity }) => lastActivity],
      ['change7', 'int', ({ evaluation }) => evaluation.change7],
      ['change30', 'int', ({ evaluation }) => evaluation.change30],
      ['peak', 'int', ({ peak }) => peak],
      ['recorded', 'int', ({ recorded }) => recorded],
    ];
    const types = columns.map(([, type], i) => `$${i + 2}::${type}[]`);
    const given = `unnest(${types.join(', ')}) AS n (${columns.map(([name]) => name).join(', ')})`;
    return this.tx.prepared(name, statement(given), [
      this.tx.workspaceId,
      ...columns.map(([, , of]) => writes.map(of)),
    ]);
  }

  private async addChanges(writes: ScoreWrite[]): Promise<void> {
    const rows = writes.flatMap((write) => (write.change ? [{ write, change: write.change }] : []));
    if (rows.length === 0) return;
    await this.tx.prepared(
      'add-score-changes',
      `INSERT INTO score_change (workspace_id, lead_id, model_id, change_id, at, from_score, to_score, published_version,
                                 from_level, to_level, cause, run_id, by_member)
       SELECT $1, lead_id, model_id, change_id, to_timestamp(at), from_score, to_score, version, from_level, to_level, cause, run_id, by_member
         FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::float8[], $6::int[], $7::int[], $8::int[], $9::text[], $10::text[],
                     $11::text[], $12::uuid[], $13::uuid[])
              AS n (lead_id, model_id, change_id, at, from_score, to_score, version, from_level, to_level, cause, run_id, by_member)`,
      [
        this.tx.workspaceId,
        rows.map(({ write }) => write.leadId),
        rows.map(({ write }) => write.modelId),
        rows.map(({ change }) => change.changeId),
        rows.map(({ write }) => write.calculatedAt),
        rows.map(({ change }) => change.from),
        rows.map(({ write }) => write.evaluation.score),
        rows.map(({ write }) => write.publishedVersion),
        rows.map(({ change }) => change.fromLevel),
        rows.map(({ write }) => write.evaluation.level),
        rows.map(({ change }) => change.cause),
        rows.map(({ change }) => change.runId),
        rows.map(({ change }) => change.by),
      ],
    );
  }
}

export const keyOf = (modelId: string, leadId: string): string => `${modelId} ${leadId}`;

const toStoredScore = (row: Row): StoredScore => ({
  score: row.score,
  level: row.level,
  publishedVersion: row.published_version,
  revision: Number(row.timeline_revision),
  calculatedAt: row.calculated_at,
  peak: row.peak,
  recorded: row.recorded,
});
