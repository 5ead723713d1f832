import { Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-glyphs';

/** Why a lead has no score. */
export type NoScores = 'no_model' | 'model_off' | 'not_published' | 'no_rules' | 'no_activity' | 'not_calculated';

const kinds: Record<NoScores, { icon: IconName; title: string; words: (model: string) => string }> = {
  no_model: { icon: 'speed', title: 'No scores yet', words: () => 'There is no model that would give any.' },
  model_off: { icon: 'toggle_off', title: 'Scoring is off', words: (model) => `${model} is not active.` },
  not_published: {
    icon: 'publish',
    title: 'Not published',
    words: (model) => `${model} has no published version yet.`,
  },
  no_rules: { icon: 'rule', title: 'No rules', words: () => 'The published version has no rule that is on.' },
  no_activity: {
    icon: 'bedtime',
    title: 'No activity',
    words: () => 'Nothing has happened here that a rule could count.',
  },
  not_calculated: { icon: 'pending', title: 'Not calculated', words: () => 'Created or changed after the last run.' },
};

/** "No scores yet" never alone: it says which of the reasons holds; the action comes as content. */
@Component({
  selector: 'hl-no-scores',
  imports: [Icon],
  template: `
    <hl-icon [name]="kind().icon" class="s20" />
    <div class="grow">
      <b>{{ kind().title }}</b>
      <p>{{ kind().words(model()) }}</p>
    </div>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 8px 10px 8px 16px;
    }
    hl-icon,
    p {
      color: var(--mat-sys-on-surface-variant);
    }
    b {
      font-weight: 550;
    }
    p {
      font: var(--mat-sys-body-small);
    }
  `,
})
export class NoScoresBlock {
  readonly reason = input.required<NoScores>();
  readonly model = input('The model');
  protected readonly kind = computed(() => kinds[this.reason()]);
}
