import type { Condition } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { type Extras, leavesOf, noExtras } from '@heatline/scoring-engine';

interface ScoreRow {
  model_id: string;
  lead_id: string;
  score: number | null;
  level: string | null;
  change7: number;
  change30: number;
}

/** Score rows by lead and model, of the models that a condition names. */
export type ScoresByLead = Map<string, Map<string, ScoreRow>>;

export async function readScoresFor(tx: Tx, condition: Condition, leadIds: string[]): Promise<ScoresByLead> {
  const modelIds = modelsOf(condition);
  const scores: ScoresByLead = new Map();
  if (modelIds.length === 0) return scores;
  const rows = await tx.query<ScoreRow>(
    `SELECT model_id, lead_id, score, level, change7, change30 FROM score
      WHERE workspace_id = $1 AND model_id = ANY ($2) AND lead_id = ANY ($3)`,
    [tx.workspaceId, modelIds, leadIds],
  );
  for (const row of rows) {
    const ofLead = scores.get(row.lead_id) ?? new Map<string, ScoreRow>();
    scores.set(row.lead_id, ofLead.set(row.model_id, row));
  }
  return scores;
}

export function scoreExtras(scores: ScoresByLead, leadId: string, owner: string | null, me: string | null): Extras {
  const rows = scores.get(leadId);
  return {
    ...noExtras,
    score: (modelId) => rows?.get(modelId)?.score ?? null,
    level: (modelId) => rows?.get(modelId)?.level ?? null,
    // Only these two windows are kept with the score.
    scoreChange: (modelId, days) => {
      const row = rows?.get(modelId);
      if (!row || row.score === null) return null;
      return days === 7 ? row.change7 : days === 30 ? row.change30 : null;
    },
    owner,
    me,
  };
}

const modelsOf = (condition: Condition): string[] => [
  ...new Set(
    leavesOf(condition).flatMap((leaf) =>
      'scoreChange' in leaf ? leaf.scoreChange : 'score' in leaf ? leaf.score : 'level' in leaf ? leaf.level : [],
    ),
  ),
];
