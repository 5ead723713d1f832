import type { Model, ModelKind, Preferences } from '@heatline/contracts';

/** Kinds whose models score leads, in the order of their columns; an account model scores accounts. */
export const leadKinds = ['engagement', 'profile', 'custom'] as const satisfies readonly ModelKind[];
export type LeadKind = (typeof leadKinds)[number];

export const kindTitles: Record<ModelKind, string> = {
  engagement: 'Engagement',
  profile: 'Profile',
  custom: 'Custom',
  account: 'Account',
};

/** The head of a kind's columns; a custom model goes by its own name. */
export const choiceTitle = ({ kind, model }: Pick<ModelChoice<ModelKind>, 'kind' | 'model'>): string =>
  kind === 'custom' && model ? model.name : kindTitles[kind];

/** Which model stands in the columns of a kind. Nothing is guessed. */
export interface ModelChoice<Kind extends ModelKind = LeadKind> {
  readonly kind: Kind;
  /** Active models of the kind; never empty. */
  readonly options: readonly Model[];
  /** null: nothing is shown for this kind. */
  readonly model: Model | null;
  /** Several could be meant and none was chosen: ask. */
  readonly ask: boolean;
}

/** Of each kind that scores leads. */
export const modelChoices = (models: readonly Model[], chosen: Preferences['models']): ModelChoice[] =>
  leadKinds.flatMap((kind) => choiceOf(kind, models, chosen) ?? []);

/** The member's choice, else the primary, else the only active one, else a question; null: there is none to choose from. */
export function choiceOf<Kind extends ModelKind>(
  kind: Kind,
  models: readonly Model[],
  chosen: Preferences['models'],
): ModelChoice<Kind> | null {
  const options = models.filter((model) => model.kind === kind && model.active && !model.archivedAt);
  if (!options.length) return null;
  const choice = chosen?.[kind];
  // null is a choice too: no scores of this kind. A model that is no longer active is no choice.
  if (choice === null) return { kind, options, model: null, ask: false };
  const model =
    options.find(({ modelId }) => modelId === choice) ??
    options.find(({ primary }) => primary) ??
    (options.length === 1 ? options[0] : undefined) ??
    null;
  return { kind, options, model, ask: model === null };
}
