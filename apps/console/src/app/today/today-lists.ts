import type { Condition, LeadListItem, Model } from '@heatline/contracts';

export const newsDays = 7;

type Leveled = Pick<Model, 'modelId' | 'levels'>;

/** My leads whose score has risen, of the top level. */
export const risenFilter = ({ modelId, levels }: Leveled): Condition => ({
  all: [
    { owner: ['me'] },
    { level: modelId, op: 'in', value: [levels.at(-1)?.key ?? ''] },
    { scoreChange: modelId, days: newsDays, op: 'gt', value: 0 },
  ],
});

/** My leads whose score has fallen. */
export const fallenFilter = ({ modelId }: Leveled): Condition => ({
  all: [{ owner: ['me'] }, { scoreChange: modelId, days: newsDays, op: 'lt', value: 0 }],
});

export const mineFilter: Condition = { owner: ['me'] };
export const watchedFilter: Condition = {
  all: [{ watched: true }, { lastActivity: { op: 'within_last', value: { days: newsDays } } }],
};

/** Those that have crossed into the top level: a week ago they were not in it. */
export const crossedUp = (leads: readonly LeadListItem[], model: Leveled): LeadListItem[] =>
  leads.filter((lead) => {
    const ranks = ranksOf(lead, model);
    return ranks !== null && ranks.now === model.levels.length - 1 && ranks.before < ranks.now;
  });

/** Those that have lost a level. */
export const fellDown = (leads: readonly LeadListItem[], model: Leveled): LeadListItem[] =>
  leads.filter((lead) => {
    const ranks = ranksOf(lead, model);
    return ranks !== null && ranks.before > ranks.now;
  });

/** The level's place among the model's, now and a week ago; null without a score. */
export function ranksOf(lead: LeadListItem, { modelId, levels }: Leveled): { now: number; before: number } | null {
  const cell = lead.scores.find((one) => one.modelId === modelId);
  if (!cell || cell.score === null) return null;
  return { now: rankOf(cell.score, levels), before: rankOf(cell.score - (cell.change7 ?? 0), levels) };
}

/** Levels rise; the first one has no lower bound. */
const rankOf = (score: number, levels: Leveled['levels']): number =>
  levels.reduce((rank, { from }, index) => (index > 0 && score >= (from ?? Infinity) ? index : rank), 0);
