import type { Condition, LeadListItem, Model } from '@heatline/contracts';

const newsDays = 7;

type Leveled = Pick<Model, 'modelId' | 'levels'>;

/** Of the palette's tones: colder than hot, and those that say nothing about warmth. */
const colder: readonly string[] = ['cold', 'cool', 'warm'];
const hotter: readonly string[] = ['hot', 'ready'];

/**
 * Where hot begins: at the lowest level of a hot tone that has no colder one above it; at the top level of a model without one. Everybody
 * has the lowest level of all, so that nobody becomes hot by it.
 */
const hotFrom = (levels: Leveled['levels']): number => {
  const coldest = levels.findLastIndex(({ tone }) => colder.includes(tone));
  const first = levels.findIndex(({ tone }, index) => index > Math.max(coldest, 0) && hotter.includes(tone));
  return first < 0 ? levels.length - 1 : first;
};

export const hotLevels = ({ levels }: Leveled): Leveled['levels'] => levels.slice(hotFrom(levels));

/** My leads whose score has risen, of a hot level. */
export const risenFilter = (model: Leveled): Condition => ({
  all: [
    { owner: ['me'] },
    { level: model.modelId, op: 'in', value: hotLevels(model).map(({ key }) => key) },
    { scoreChange: model.modelId, days: newsDays, op: 'gt', value: 0 },
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

/** Those that have risen into a hot level: a week ago they were below it. */
export const crossedUp = (leads: readonly LeadListItem[], model: Leveled): LeadListItem[] =>
  leads.filter((lead) => {
    const ranks = ranksOf(lead, model);
    return ranks !== null && ranks.now >= hotFrom(model.levels) && ranks.before < ranks.now;
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
