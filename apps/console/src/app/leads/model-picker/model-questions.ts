import { Component, computed, inject, input } from '@angular/core';
import type { ModelKind } from '@heatline/contracts';
import type { ModelChoice } from '../model-choice';
import { ChosenModels } from './chosen-models';
import { LostModel } from './lost-model';
import { ModelQuestion } from './model-question';

/** For each kind that has several active models and no choice: which? Until then nothing of that kind is shown. */
@Component({
  selector: 'hl-model-questions',
  imports: [LostModel, ModelQuestion],
  template: `
    @defer (when lost().length) {
      @for (one of lost(); track one.kind) {
        <hl-lost-model [of]="one" />
      }
    }
    @defer (when questions().length) {
      @for (question of questions(); track question.kind) {
        <hl-model-question [about]="question" />
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
  /** Of the kinds that score leads, if nothing else is said. */
  readonly choices = input<readonly ModelChoice<ModelKind>[]>();
  protected readonly lost = computed(() => {
    const shown = this.choices() ?? this.models.choices();
    return this.models.lost().filter((one) => shown.some(({ kind }) => kind === one.kind));
  });
  protected readonly questions = computed(() => (this.choices() ?? this.models.choices()).filter(({ ask }) => ask));
}
