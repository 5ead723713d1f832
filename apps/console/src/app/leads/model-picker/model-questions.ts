import { Component, computed, inject, input } from '@angular/core';
import type { ModelKind } from '@heatline/contracts';
import { counted, DISPLAY_TIME_ZONE, formatMoment, Ticker } from '@heatline/ui';
import { ModelPrompt } from '@heatline/ui';
import type { ModelChoice } from '../model-choice';
import { ChosenModels } from './chosen-models';
import { LostModel } from './lost-model';

/** For each kind that has several active models and no choice: which? Until then nothing of that kind is shown. */
@Component({
  selector: 'hl-model-questions',
  imports: [LostModel, ModelPrompt],
  template: `
    @defer (when lost().length) {
      @for (one of lost(); track one.kind) {
        <hl-lost-model [of]="one" />
      }
    }
    @defer (when questions().length) {
      @for (question of questions(); track question.kind) {
        <hl-model-prompt
          class="card"
          [kind]="question.kind"
          [options]="question.options"
          (choose)="models.choose(question.kind, $event)"
          (dismiss)="models.choose(question.kind, null)"
        >
          {{ question.options.length === 2 ? 'Two' : question.options.length }} are active and none is chosen, so there
          are no {{ question.kind }} columns. Your choice is kept.
        </hl-model-prompt>
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      padding: 12px 20px;
    }
    :host:empty {
      padding: 0;
    }
  `,
})
export class ModelQuestions {
  protected readonly models = inject(ChosenModels);
  private readonly ticker = inject(Ticker);
  private readonly zone = inject(DISPLAY_TIME_ZONE);
  /** Of the kinds that score leads, if nothing else is said. */
  readonly choices = input<readonly ModelChoice<ModelKind>[]>();
  protected readonly lost = computed(() => {
    const shown = this.choices() ?? this.models.choices();
    return this.models.lost().filter((one) => shown.some(({ kind }) => kind === one.kind));
  });
  protected readonly questions = computed(() =>
    (this.choices() ?? this.models.choices()).flatMap((choice) =>
      choice.ask
        ? {
            kind: choice.kind,
            options: choice.options.map((model) => ({
              id: model.modelId,
              name: model.name,
              primary: model.primary,
              detail: [
                `v${model.publishedVersion}`,
                ...(model.lastRecalculation
                  ? [
                      `recalculated ${formatMoment(new Date(model.lastRecalculation.at), this.ticker.now(), this.zone())}`,
                    ]
                  : []),
                counted(model.levels.length, 'level'),
              ].join('\u00a0· '),
            })),
          }
        : [],
    ),
  );
}
