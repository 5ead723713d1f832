import { type Level, type ModelKind, Refusal, type ScoreCard } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import type { AccountActivity } from '../accounts/account-reader';
import type { SubjectKind } from '../announcer';
import { clusterOf, subjectOf } from './lead-subject';
import { shownAt, shownVersion } from './shown';
import { badgeOf, toHundredths, toNextLevel, toPoints } from './score-level';

interface CardRow {
  model_id: string;
  name: string;
  kind: ModelKind;
  active: boolean;
  is_primary: boolean;
  in_force: number | null;
  levels: Level[] | null;
  floor: number | null;
  rules: number;
  score: number | null;
  level: string | null;
  published_version: number | null;
  calculated_at: Date | null;
  change7: number;
  change30: number;
  peak: number | null;
}

/** One card per model of such subjects, primaries first. */
@Injectable()
export class LeadScores {
  constructor(private readonly database: Database) {}

  run(workspaceId: string, leadId: string, modelId?: string): Promise<ScoreCard[]> {
    return this.database.inWorkspace(workspaceId, (tx) => readCards(tx, leadId, modelId));
  }

  ofAccount(workspaceId: string, accountId: string, modelId?: string) {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const { account } = await subjectOf(tx, accountId, 'account');
      return { items: await accountCards(tx, accountId, account!, modelId), activity: account! };
    });
  }
}

/** Cards of all active models of leads, and of `modelId` if it is given. @throws Refusal `lead_not_found` */
export async function readCards(tx: Tx, leadId: string, modelId?: string): Promise<ScoreCard[]> {
  const { rootId } = await clusterOf(tx, leadId);
  const timeline = await tx.one<{ event_count: number }>(
    'SELECT event_count FROM timeline WHERE workspace_id = $1 AND lead_id = $2',
    [tx.workspaceId, rootId],
  );
  return cards(tx, rootId, 'lead', timeline?.event_count ?? 0, modelId);
}

/** Cards of all active models of accounts, and of `modelId` if it is given. */
export const accountCards = (tx: Tx, accountId: string, { eventCount }: AccountActivity, modelId?: string) =>
  cards(tx, accountId, 'account', eventCount, modelId);

async function cards(
  tx: Tx,
  subjectId: string,
  kind: SubjectKind,
  eventCount: number,
  modelId: string | undefined,
): Promise<ScoreCard[]> {
  const rows = await tx.query<CardRow>(
    `SELECT m.model_id, m.name, m.kind, m.active, m.is_primary, m.published_version AS in_force, v.definition->'levels' AS levels,
            (v.definition->>'floor')::float8 AS floor, (SELECT count(*)::int FROM jsonb_array_elements(v.definition->'rules') AS rule WHERE (rule->>'enabled')::boolean) AS rules,
            s.score, s.level, ${shownVersion} AS published_version, ${shownAt} AS calculated_at, s.change7, s.change30, s.peak
       FROM model m
       LEFT JOIN published_version v USING (workspace_id, model_id, published_version)
       LEFT JOIN score s ON s.workspace_id = m.workspace_id AND s.model_id = m.model_id AND s.lead_id = $2
      WHERE m.workspace_id = $1 AND m.archived_at IS NULL AND (m.kind = 'account') = $4 AND (m.active OR m.model_id = $3)
      ORDER BY m.is_primary DESC, lower(m.name), m.model_id`,
    [tx.workspaceId, subjectId, modelId ?? null, kind === 'account'],
  );
  if (modelId !== undefined && !rows.some(({ model_id }) => model_id === modelId)) throw modelNotFound(modelId);
  return rows.map((row) => toCard(row, eventCount));
}

function toCard(row: CardRow, eventCount: number): ScoreCard {
  const levels = row.levels ?? [];
  const { score } = row;
  return {
    modelId: row.model_id,
    modelName: row.name,
    kind: row.kind,
    primary: row.is_primary,
    score: score === null ? null : toPoints(score),
    level: row.level === null ? null : badgeOf(levels, row.level),
    publishedVersion: row.published_version,
    calculatedAt: row.calculated_at?.toISOString() ?? null,
    trend:
      score === null
        ? null
        : {
            change7: toPoints(row.change7),
            change30: toPoints(row.change30),
            peak: row.peak === null ? null : toPoints(row.peak),
          },
    toNextLevel:
      score === null ? null : toNextLevel(levels, score, row.floor === null ? null : toHundredths(row.floor)),
    noScore: score === null ? reasonOf(row, eventCount) : null,
  };
}

function reasonOf({ active, in_force, rules }: CardRow, eventCount: number): ScoreCard['noScore'] {
  if (in_force === null) return 'not_published';
  if (!active) return 'model_off';
  if (rules === 0) return 'no_rules';
  return eventCount > 0 ? 'not_calculated' : 'no_activity';
}

export const oneCard = (cards: ScoreCard[], modelId: string): ScoreCard => {
  const card = cards.find((each) => each.modelId === modelId);
  if (!card) throw modelNotFound(modelId);
  return card;
};

const modelNotFound = (modelId: string) => new Refusal('model_not_found', { modelId }, 'There is no such model');
