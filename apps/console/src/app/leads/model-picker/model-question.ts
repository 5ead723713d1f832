import { Component, computed, inject, input } from '@angular/core';
import type { ModelKind } from '@heatline/contracts';
import { counted, DISPLAY_TIME_ZONE, formatMoment, ModelPrompt, Ticker } from '@heatline/ui';
import type { ModelChoice } from '../model-choice';
import { ChosenModels } from './chosen-models';

/** Which of several active models of a kind is meant? The choice is kept. */
@Component({
  selector: 'hl-model-question',
  imports: [ModelPrompt],
  template: `
    <hl-model-prompt
      class="card"
      [kind]="about().kind"
      [options]="options()"
      (choose)="models.choose(about().kind, $event)"
      (dismiss)="models.choose(about().kind, null)"
    >
      {{ options().length === 2 ? 'Two' : options().length }} are active and none is chosen, so there are no
      {{ about().kind }} columns. Your choice is kept.
    </hl-model-prompt>
  `,
})
export class ModelQuestion {
  readonly about = input.required<ModelChoice<ModelKind>>();
  protected readonly models = inject(ChosenModels);
  private readonly ticker = inject(Ticker);
  private readonly zone = inject(DISPLAY_TIME_ZONE);
  protected readonly options = computed(() =>
    this.about().options.map((model) => ({
      id: model.modelId,
      name: model.name,
      primary: model.primary,
      detail: [
        `v${model.publishedVersion}`,
        ...(model.lastRecalculation
          ? [`recalculated ${formatMoment(new Date(model.lastRecalculation.at), this.ticker.now(), this.zone())}`]
          : []),
        counted(model.levels.length, 'level'),
      ].join('\u00a0· '),
    })),
  );
}
