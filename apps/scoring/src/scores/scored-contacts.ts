import { type Level, type Page, Refusal, type ScoredContact, type ScoredContactsQuery } from '@heatline/contracts';
import { Database, decodeCursor, toPage, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ModelStore } from '../models/model-store';
import { refuseOtherKind } from '../models/refuse-other-kind';
import { toPoints } from './score-level';
import { rangeOf, type ScoreRange } from './level-range';
import { shownAt, shownVersion } from './shown';

/** Where a page ended; score null = among those never evaluated. */
const Position = z.tuple([z.int().nullable(), z.uuid()]);

interface Row {
  lead_id: string;
  name: string | null;
  aliases: { type: string; value: string }[];
  score: number | null;
  level: string | null;
  published_version: number | null;
  calculated_at: Date | null;
}

/** People of one model in the order of their scores, names and aliases beside them. */
@Injectable()
export class ScoredContacts {
  constructor(private readonly database: Database) {}

  run(workspaceId: string, modelId: string, query: ScoredContactsQuery): Promise<Page<ScoredContact>> {
    const after = decodeCursor(Position, query.cursor);
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const model = await new ModelStore(tx).byId(modelId);
      refuseOtherKind(model, 'lead');
      const asked = [query.level ?? []].flat().flatMap((text) => text.split(','));
      const levels = await this.levelsOf(tx, modelId, model.publishedVersion);
      const range = asked.length > 0 ? rangeOf(levels, asked) : undefined;
      if (range === null)
        throw new Refusal('level_not_found', { levels: levels.map(({ key }) => key) }, 'This model has no such level');
      const rows = await this.rows(tx, modelId, query, range, after);
      return toPage(rows, query.limit, (row) => [row.score, row.lead_id], toContact);
    });
  }

  private async levelsOf(tx: Tx, modelId: string, version: number | null): Promise<Level[]> {
    return version === null ? [] : (await new ModelStore(tx).version(modelId, version)).definition.levels;
  }

  /** First the range that has scores, then those without: two walks of one index, in place of a sort with nulls last. */
  private async rows(
    tx: Tx,
    modelId: string,
    { limit, sort }: ScoredContactsQuery,
    range: ScoreRange | undefined,
    after: z.infer<typeof Position> | undefined,
  ): Promise<Row[]> {
    const down = sort === '-score';
    const scored = after?.[0] === null ? [] : await this.scoredRows(tx, modelId, limit + 1, down, range, after);
    if (scored.length > limit || range !== undefined) return scored;
    const from = after?.[0] === null ? after[1] : null;
    return [...scored, ...(await this.unscoredRows(tx, modelId, limit + 1 - scored.length, from))];
  }

  private scoredRows(
    tx: Tx,
    modelId: string,
    limit: number,
    down: boolean,
    range: ScoreRange | undefined,
    after: z.infer<typeof Position> | undefined,
  ): Promise<Row[]> {
    const [way, beyond] = down ? ['DESC', '<'] : ['ASC', '>'];
    return tx.query<Row>(
      `${withNames(`
        SELECT * FROM score
         WHERE workspace_id = $1 AND model_id = $2 AND score IS NOT NULL
           AND ($4::int IS NULL OR score >= $4) AND ($5::int IS NULL OR score < $5) AND ($6::text[] IS NULL OR level = ANY ($6))
           ${after ? `AND (score, lead_id) ${beyond} ($7::int, $8::uuid)` : ''}
         ORDER BY score ${way}, lead_id ${way} LIMIT $3`)}
       ORDER BY s.score ${way}, s.lead_id ${way}`,
      [tx.workspaceId, modelId, limit, range?.from ?? null, range?.to ?? null, range?.keys ?? null, ...(after ?? [])],
    );
  }

  private unscoredRows(tx: Tx, modelId: string, limit: number, after: string | null): Promise<Row[]> {
    return tx.query<Row>(
      `${withNames(`
        SELECT * FROM score
         WHERE workspace_id = $1 AND model_id = $2 AND score IS NULL AND ($4::uuid IS NULL OR lead_id > $4)
         ORDER BY lead_id LIMIT $3`)}
       ORDER BY s.lead_id`,
      [tx.workspaceId, modelId, limit, after],
    );
  }
}

/** Names only for the rows of the page. A row is never older than the last bulk run that looked at it and found no difference. */
const withNames = (page: string): string => `
  WITH s AS MATERIALIZED (${page})
  SELECT s.lead_id, l.name, coalesce(a.aliases, '[]') AS aliases, s.score, s.level, ${shownVersion} AS published_version, ${shownAt} AS calculated_at
    FROM s
    JOIN model m ON m.workspace_id = s.workspace_id AND m.model_id = s.model_id
    LEFT JOIN leads.published_lead l ON l.workspace_id = s.workspace_id AND l.lead_id = s.lead_id
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('type', type, 'value', value) ORDER BY type = 'email' DESC, is_primary DESC, type, value) AS aliases
        FROM leads.published_alias p WHERE p.workspace_id = s.workspace_id AND p.lead_id = s.lead_id
    ) a ON true`;

const toContact = (row: Row): ScoredContact => ({
  leadId: row.lead_id,
  name: row.name,
  aliases: row.aliases,
  score: row.score === null ? null : toPoints(row.score),
  level: row.level,
  publishedVersion: row.published_version,
  calculatedAt: row.calculated_at?.toISOString() ?? null,
});
