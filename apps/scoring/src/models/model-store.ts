import { type Model, type ModelQuery, Refusal } from '@heatline/contracts';
import { type Tx, violatedConstraint } from '@heatline/database';
import { IsNull } from 'typeorm';
import { DraftRow } from './draft-row';
import { ModelRow } from './model-row';
import { type ModelViewRow, toModel } from './model-view';
import { VersionRow } from './version-row';

const view = `
  SELECT m.*, v.published_at, v.definition->'levels' AS levels,
         jsonb_array_length(coalesce(v.definition, d.definition)->'rules') AS rule_count,
         CASE WHEN m.active AND v.definition IS NOT NULL THEN jsonb_build_object('decay', v.definition->'decay', 'rules', (
           SELECT coalesce(jsonb_agg(jsonb_build_object('enabled', rule->'enabled', 'decay', rule->'decay')), '[]')
             FROM jsonb_array_elements(v.definition->'rules') AS rule
         )) END AS fading, now() AS read_at,
         d.definition_hash IS DISTINCT FROM n.definition_hash AS draft_changed,
         r.run_id AS open_run_id
    FROM model m
    JOIN draft d USING (workspace_id, model_id)
    LEFT JOIN published_version v USING (workspace_id, model_id, published_version)
    LEFT JOIN LATERAL (
      SELECT definition_hash FROM published_version p
       WHERE p.workspace_id = m.workspace_id AND p.model_id = m.model_id ORDER BY p.published_version DESC LIMIT 1
    ) n ON true
    LEFT JOIN LATERAL (
      SELECT run_id FROM run
       WHERE run.workspace_id = m.workspace_id AND kind = 'recalculateModel' AND about_id = m.model_id::text
         AND state NOT IN ('completed', 'failed', 'cancelled')
       ORDER BY created_at LIMIT 1
    ) r ON true`;

/** Models, drafts and versions of the transaction's workspace. */
export class ModelStore {
  constructor(private readonly tx: Tx) {}

  async list({ kind, active, archived }: ModelQuery): Promise<Model[]> {
    const rows = await this.tx.query<ModelViewRow>(
      `${view} WHERE (m.archived_at IS NOT NULL) = $1 AND ($2::text IS NULL OR m.kind = $2) AND ($3::boolean IS NULL OR m.active = $3)
       ORDER BY m.is_primary DESC, m.active DESC, lower(m.name), m.model_id`,
      [archived, kind ?? null, active ?? null],
    );
    return rows.map(toModel);
  }

  async view(modelId: string): Promise<Model> {
    const row = await this.tx.one<ModelViewRow>(`${view} WHERE m.model_id = $1`, [modelId]);
    if (!row) throw modelNotFound(modelId);
    return toModel(row);
  }

  async byId(modelId: string): Promise<ModelRow> {
    const row = await this.tx.entities.findOneBy(ModelRow, { workspaceId: this.tx.workspaceId, modelId });
    return row ?? refuse(modelNotFound(modelId));
  }

  /**
   * The row, held until the transaction ends: changes of one model happen one after another. Whoever only refers to it (each second change of
   * a simulation in one transaction does) is not held up.
   */
  async lock(modelId: string): Promise<ModelRow> {
    const row = await this.tx.entities.findOne(ModelRow, {
      where: { workspaceId: this.tx.workspaceId, modelId },
      lock: { mode: 'for_no_key_update' },
    });
    return row ?? refuse(modelNotFound(modelId));
  }

  /** Of models that are not archived. */
  async count(): Promise<number> {
    return this.tx.entities.countBy(ModelRow, { workspaceId: this.tx.workspaceId, archivedAt: IsNull() });
  }

  /** Names that are taken: archived models give theirs up. */
  async names(): Promise<string[]> {
    const rows = await this.tx.query<{ name: string }>('SELECT name FROM model WHERE archived_at IS NULL');
    return rows.map(({ name }) => name);
  }

  async add(model: Partial<ModelRow>, draft: Partial<DraftRow>): Promise<void> {
    await refusingTakenNames(() => this.tx.entities.insert(ModelRow, model));
    // TypeORM's types read jsonb as nested entities.
    await this.tx.execute(
      `INSERT INTO draft (workspace_id, model_id, definition, definition_hash, changed_by) VALUES ($1, $2, $3, $4, $5)`,
      [
        this.tx.workspaceId,
        draft.modelId,
        JSON.stringify(draft.definition),
        draft.definitionHash,
        draft.changedBy ?? null,
      ],
    );
  }

  /** Writes the changed columns and moves the edit token. */
  async change(model: ModelRow, change: Partial<ModelRow>): Promise<void> {
    const columns = { ...change, version: model.version + 1, changedAt: await this.tx.now() };
    const key = { workspaceId: model.workspaceId, modelId: model.modelId };
    await refusingTakenNames(() => this.tx.entities.update(ModelRow, key, columns));
    Object.assign(model, columns);
  }

  /** Whoever makes a model primary waits here, before any row is held: two at once would fall over the unique index. Both models are held in the order of all. */
  async holdPrimary(modelId: string): Promise<void> {
    await this.tx.execute(`SELECT pg_advisory_xact_lock(hashtextextended('primary model ' || $1, 0))`, [
      this.tx.workspaceId,
    ]);
    await this.tx.execute(
      `SELECT FROM model WHERE workspace_id = $1 AND (model_id = $2 OR is_primary) ORDER BY model_id FOR NO KEY UPDATE`,
      [this.tx.workspaceId, modelId],
    );
  }

  async dethronePrimary(kind: string): Promise<void> {
    await this.tx.execute(`UPDATE model SET is_primary = false, version = version + 1 WHERE kind = $1 AND is_primary`, [
      kind,
    ]);
  }

  async draft(modelId: string): Promise<DraftRow> {
    const row = await this.tx.entities.findOneBy(DraftRow, { workspaceId: this.tx.workspaceId, modelId });
    return row ?? refuse(modelNotFound(modelId));
  }

  async saveDraft(draft: DraftRow): Promise<void> {
    await this.tx.execute(
      `UPDATE draft SET version = $2, definition = $3, definition_hash = $4, changed_at = now(), changed_by = $5 WHERE model_id = $1`,
      [draft.modelId, draft.version, JSON.stringify(draft.definition), draft.definitionHash, draft.changedBy],
    );
  }

  /** Newest first. */
  versions(modelId: string): Promise<VersionRow[]> {
    return this.tx.entities.find(VersionRow, {
      where: { workspaceId: this.tx.workspaceId, modelId },
      order: { publishedVersion: 'DESC' },
    });
  }

  async version(modelId: string, publishedVersion: number): Promise<VersionRow> {
    const row = await this.tx.entities.findOneBy(VersionRow, {
      workspaceId: this.tx.workspaceId,
      modelId,
      publishedVersion,
    });
    return (
      row ??
      refuse(
        new Refusal(
          'version_not_found',
          { modelId, publishedVersion },
          `There is no version ${publishedVersion} of this model`,
        ),
      )
    );
  }

  /** The version that was in force at an instant; before the first one: the first. Undefined when none was published. */
  async versionAt(modelId: string, at: Date): Promise<VersionRow | undefined> {
    const row = await this.tx.one<{ published_version: number }>(
      `(SELECT published_version, 0 AS late, since FROM version_in_force WHERE model_id = $1 AND since <= $2 ORDER BY since DESC LIMIT 1)
       UNION ALL
       (SELECT published_version, 1, since FROM version_in_force WHERE model_id = $1 AND since > $2 ORDER BY since LIMIT 1)
       ORDER BY late LIMIT 1`,
      [modelId, at],
    );
    return row && this.version(modelId, row.published_version);
  }

  /** When each version came into force, oldest first. Times in seconds since 1970. */
  versionsInForce(modelId: string): Promise<{ publishedVersion: number; since: number }[]> {
    return this.tx.query(
      `SELECT published_version AS "publishedVersion", extract(epoch FROM since)::float8 AS since
         FROM version_in_force WHERE workspace_id = $1 AND model_id = $2 ORDER BY version_in_force.since`,
      [this.tx.workspaceId, modelId],
    );
  }

  async addVersion(version: Omit<VersionRow, 'publishedAt'>): Promise<VersionRow> {
    await this.tx.execute(
      `INSERT INTO published_version
         (workspace_id, model_id, published_version, definition, definition_hash, settings, note, published_at, published_by,
          published_by_kind, recalculates, announces)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now(), $8, $9, $10, $11)`,
      [
        version.workspaceId,
        version.modelId,
        version.publishedVersion,
        JSON.stringify(version.definition),
        version.definitionHash,
        JSON.stringify(version.settings),
        version.note,
        version.publishedBy,
        version.publishedByKind,
        version.recalculates,
        version.announces,
      ],
    );
    return this.version(version.modelId, version.publishedVersion);
  }

  /** From now on this version is the one in force. */
  async putInForce(modelId: string, publishedVersion: number): Promise<void> {
    await this.tx.execute(
      `INSERT INTO version_in_force (workspace_id, model_id, published_version, since) VALUES ($1, $2, $3, clock_timestamp())`,
      [this.tx.workspaceId, modelId, publishedVersion],
    );
  }
}

function refuse(refusal: Refusal): never {
  throw refusal;
}

const modelNotFound = (modelId: string) => new Refusal('model_not_found', { modelId }, 'There is no such model');

/** The unique index on names decides: asking first would let two editors race. */
async function refusingTakenNames<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) !== 'model_name_key') throw error;
    throw new Refusal('model_name_taken', {}, 'Another model has this name: choose a different one');
  }
}
