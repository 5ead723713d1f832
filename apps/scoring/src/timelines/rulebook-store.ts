import { conversionAtFirst, type ConversionDefinition, ScoringSettings } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { activityCriterion, type Criterion, criteriaOfConversion, type DatedKey } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { criterionKeyOf, openRulebook, type Rulebook, type RulebookRows, type StoredCriterion } from './rulebook';

/** The rules of each workspace, compiled once per change of them. */
@Injectable()
export class RulebookStore {
  private readonly open = new Map<string, Rulebook>();

  constructor(private readonly database: Database) {}

  /**
   * The rules in force, which stay so until the transaction ends: whoever changes them waits. So nobody writes a score of a
   * version that has just been replaced, or an entry that a new criterion has not looked at.
   */
  async hold(tx: Tx): Promise<Rulebook> {
    const generation = await this.generation(tx, 'FOR SHARE');
    const known = this.open.get(tx.workspaceId!);
    if (known?.generation === generation) return known;
    const rulebook = openRulebook(await this.read(tx));
    // Held, so this is the generation that was read.
    this.open.set(tx.workspaceId!, rulebook);
    return rulebook;
  }

  /** For whoever changes rules: waits for those who score by the old ones, and tells all that come later. */
  async change(tx: Tx): Promise<void> {
    await this.generation(tx, 'FOR UPDATE');
    await tx.execute('UPDATE rulebook SET generation = generation + 1 WHERE workspace_id = $1', [tx.workspaceId]);
  }

  /**
   * The same for whoever takes T for everybody: whoever scores at this moment commits first, and whoever begins later waits and then
   * scores as of that T or later. So no score that is still being written is older than what the run says of all.
   */
  async holdAlone(tx: Tx): Promise<Rulebook> {
    await this.generation(tx, 'FOR UPDATE');
    return this.hold(tx);
  }

  /**
   * For whoever will change rules, or may, and holds other rows for it: the rules come first, then models, simulations and runs, so that nobody
   * who has one of these waits for somebody who waits for it. Nothing is changed by this.
   */
  async awaitTurn(tx: Tx): Promise<void> {
    await this.generation(tx, 'FOR UPDATE');
  }

  /** What last activity goes by now. */
  async settings(tx: Tx): Promise<ScoringSettings> {
    const row = await tx.one<{ settings: ScoringSettings }>('SELECT settings FROM rulebook WHERE workspace_id = $1', [
      tx.workspaceId,
    ]);
    return row?.settings ?? ScoringSettings.parse({});
  }

  /** The settings that a new version is published with become those that last activity goes by. */
  async setSettings(tx: Tx, settings: ScoringSettings): Promise<void> {
    await this.addCriteria(tx, [activityCriterion(settings)], []);
    await tx.execute('UPDATE rulebook SET settings = $2 WHERE workspace_id = $1', [
      tx.workspaceId,
      JSON.stringify(settings),
    ]);
  }

  /**
   * Interns what conditions look for. Timelines do not know what is new until they have been read anew, unless there are none
   * yet. The caller has changed the rulebook.
   * @returns whether some of these are not ready
   */
  async addCriteria(tx: Tx, criteria: Criterion[], datedKeys: DatedKey[]): Promise<boolean> {
    const wanted: StoredCriterion[] = [
      ...criteria,
      ...datedKeys.map((dated) => ({ ...dated, kind: 'dated' as const })),
    ];
    const keys = wanted.map(criterionKeyOf);
    await tx.execute(
      `INSERT INTO criterion (workspace_id, criterion_id, key, definition, ready_at)
       SELECT $1, (SELECT coalesce(max(criterion_id), 0) FROM criterion WHERE workspace_id = $1) + row_number() OVER (),
              given.key, given.definition,
              CASE WHEN NOT EXISTS (SELECT FROM timeline WHERE workspace_id = $1) THEN now() END
         FROM unnest($2::uuid[], $3::jsonb[]) AS given (key, definition)
        WHERE NOT EXISTS (SELECT FROM criterion c WHERE c.workspace_id = $1 AND c.key = given.key)`,
      [tx.workspaceId, keys, wanted.map((criterion) => JSON.stringify(criterion))],
    );
    return this.anyUnready(tx, keys);
  }

  async anyUnready(tx: Tx, keys: string[]): Promise<boolean> {
    const row = await tx.one(
      'SELECT 1 FROM criterion WHERE workspace_id = $1 AND key = ANY ($2) AND ready_at IS NULL LIMIT 1',
      [tx.workspaceId, keys],
    );
    return row !== undefined;
  }

  private async generation(tx: Tx, lock: 'FOR SHARE' | 'FOR UPDATE'): Promise<string> {
    // Row locks do not queue: writers that overlap would keep out whoever wants to change the rules. The gate does.
    const gate = lock === 'FOR SHARE' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
    const sql = `WITH gate AS MATERIALIZED (SELECT ${gate}(hashtextextended('rulebook ' || $1::text, 0)))
      SELECT generation FROM gate, rulebook WHERE workspace_id = $1::text::uuid ${lock} OF rulebook`;
    const name = lock === 'FOR SHARE' ? 'hold-rulebook' : 'change-rulebook';
    const [row] = await tx.prepared<{ generation: string }>(name, sql, [tx.workspaceId]);
    if (row) return row.generation;
    await this.begin(tx.workspaceId!);
    return (await tx.one<{ generation: string }>(sql, [tx.workspaceId]))!.generation;
  }

  /** The first rules of a workspace: what counts as activity. Commits by itself, so that two beginners do not wait for each other. */
  private begin(workspaceId: string): Promise<void> {
    const settings = ScoringSettings.parse({});
    const conversion = { definition: conversionAtFirst, zone: settings.zone };
    const criteria = [activityCriterion(settings), ...criteriaOfConversion(conversion.definition, conversion.zone)];
    return this.database.inWorkspace(workspaceId, async (tx) => {
      await tx.execute(
        'INSERT INTO rulebook (workspace_id, settings, conversion) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [workspaceId, JSON.stringify(settings), JSON.stringify(conversion)],
      );
      await tx.execute(
        `INSERT INTO criterion (workspace_id, criterion_id, key, definition, ready_at)
         SELECT $1, n, key, definition, now() FROM unnest($2::uuid[], $3::jsonb[]) WITH ORDINALITY AS given (key, definition, n)
         ON CONFLICT DO NOTHING`,
        [workspaceId, criteria.map(({ key }) => key), criteria.map((criterion) => JSON.stringify(criterion))],
      );
    });
  }

  private async read(tx: Tx): Promise<RulebookRows> {
    const ws = tx.workspaceId;
    const [head] = await tx.query<Pick<RulebookRows, 'generation' | 'settings' | 'conversion'>>(
      'SELECT generation, settings, conversion FROM rulebook WHERE workspace_id = $1',
      [ws],
    );
    return {
      ...head!,
      conversionReady: !(await this.anyUnready(tx, conversionKeys(head!.conversion))),
      criteria: await tx.query(
        'SELECT criterion_id, key, definition FROM criterion WHERE workspace_id = $1 ORDER BY criterion_id',
        [ws],
      ),
      classes: await tx.query('SELECT class_id, criteria FROM class WHERE workspace_id = $1 ORDER BY class_id', [ws]),
      models: await tx.query(
        `SELECT m.model_id, m.kind, m.published_version, v.definition, v.settings
           FROM model m JOIN published_version v USING (workspace_id, model_id, published_version)
          WHERE m.workspace_id = $1 AND m.active ORDER BY m.model_id`,
        [ws],
      ),
    };
  }
}

export const conversionKeys = (conversion: { definition: ConversionDefinition; zone: string } | null): string[] =>
  conversion ? criteriaOfConversion(conversion.definition, conversion.zone).map(({ key }) => key) : [];
