import type { Model, ModelKind, Preferences } from '@heatline/contracts';

/** Kinds whose models score leads, in the order of their columns; an account model scores accounts. */
export const leadKinds = ['engagement', 'profile', 'custom'] as const satisfies readonly ModelKind[];
export type LeadKind = (typeof leadKinds)[number];

export const kindTitles: Record<LeadKind, string> = { engagement: 'Engagement', profile: 'Profile', custom: 'Custom' };

/** The head of a kind's columns; a custom model goes by its own name. */
export const choiceTitle = ({ kind, model }: Pick<ModelChoice, 'kind' | 'model'>): string =>
  kind === 'custom' && model ? model.name : kindTitles[kind];

/** Which model stands in the columns of a kind. Nothing is guessed. */
export interface ModelChoice {
  readonly kind: LeadKind;
  /** Active models of the kind; never empty. */
  readonly options: readonly Model[];
  /** null: nothing is shown for this kind. */
  readonly model: Model | null;
  /** Several could be meant and none was chosen: ask. */
  readonly ask: boolean;
}

/** Per kind: the member's choice, else the primary, else the only active one, else a question. */
export function modelChoices(models: readonly Model[], chosen: Preferences['models']): ModelChoice[] {
  return leadKinds.flatMap((kind): ModelChoice[] => {
    const options = models.filter((model) => model.kind === kind && model.active && !model.archivedAt);
    if (!options.length) return [];
    const choice = chosen?.[kind];
    // null is a choice too: no scores of this kind. A model that is no longer active is no choice.
    if (choice === null) return [{ kind, options, model: null, ask: false }];
    const model =
      options.find(({ modelId }) => modelId === choice) ??
      options.find(({ primary }) => primary) ??
      (options.length === 1 ? options[0] : undefined) ??
      null;
    return [{ kind, options, model, ask: model === null }];
  });
}
