import { computed, inject } from '@angular/core';
import { Models } from '../../api/models';
import { leadKinds } from '../model-choice';
import { ChosenModels } from '../model-picker/chosen-models';
import { KnownNames } from './filter-names';

/** The models of leads that can be filtered by: those in the columns first, then the other active ones. */
export function modelsToFilter() {
  const models = inject(Models);
  const chosen = inject(ChosenModels);
  const names = inject(KnownNames);
  return computed(() => {
    const shown = chosen.choices().flatMap(({ model }) => model ?? []);
    const kinds: readonly string[] = leadKinds;
    const others = models
      .all()
      .filter(({ active, archivedAt, kind }) => active && !archivedAt && kinds.includes(kind))
      .filter(({ modelId }) => !shown.some((model) => model.modelId === modelId));
    return [...shown, ...others].map((model) => ({ model, title: names.model(model.modelId) ?? model.name }));
  });
}
