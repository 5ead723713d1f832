import type { Model, ModelKind } from '@heatline/contracts';
import type { NoScores } from '@heatline/ui';

/** Why a list has no scores at all, and what there is to do about it. */
export interface NoScoresYet {
  readonly reason: NoScores;
  readonly model: string;
  readonly action: { readonly title: string; readonly link: readonly string[] };
}

/**
 * @param kinds whose models would score what is listed
 * @param scored whether something on the page has a score; null: not known yet
 * @returns null when there are scores, or when nobody can tell yet
 */
export function whyNoScores(
  models: readonly Model[],
  kinds: readonly ModelKind[],
  scored: boolean | null,
): NoScoresYet | null {
  const known = models.filter(({ kind, archivedAt }) => kinds.includes(kind) && !archivedAt);
  const [first] = known;
  if (!first) {
    return { reason: 'no_model', model: '', action: { title: 'Create a model', link: ['/scoring'] } };
  }
  const active = known.filter((model) => model.active);
  const [on] = active;
  if (!on) {
    const off = known.find(({ publishedVersion }) => publishedVersion !== null);
    return off
      ? {
          reason: 'model_off',
          model: nameOf(known, off),
          action: { title: 'Switch a model on', link: linkTo(known, off) },
        }
      : {
          reason: 'not_published',
          model: nameOf(known, first),
          action: { title: 'Publish a model', link: linkTo(known, first) },
        };
  }
  if (scored !== false || active.some(({ lastRecalculation }) => lastRecalculation !== null)) return null;
  return {
    reason: 'not_calculated',
    model: on.name,
    action: { title: 'Open the model', link: ['/scoring', on.modelId] },
  };
}

const nameOf = ([, second]: readonly Model[], model: Model) => (second ? 'Every model' : model.name);
const linkTo = ([, second]: readonly Model[], { modelId }: Model) => (second ? ['/scoring'] : ['/scoring', modelId]);
