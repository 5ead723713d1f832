import { Component, computed, inject, input } from '@angular/core';
import type { ModelKind } from '@heatline/contracts';
import { Models } from '../../api/models';
import { NoScoresCard } from './no-scores-card';
import { whyNoScores } from './why-no-scores';

/** Over a list without any score: which of the reasons it is, and what to do. Nothing where there are scores. */
@Component({
  selector: 'hl-no-scores-yet',
  imports: [NoScoresCard],
  template: `
    @defer (when why()) {
      @if (why(); as found) {
        <hl-no-scores-card [why]="found" />
      }
    }
  `,
})
export class NoScoresYet {
  readonly kinds = input.required<readonly ModelKind[]>();
  /** Whether something on the page has a score; null: not known yet. */
  readonly scored = input.required<boolean | null>();
  private readonly models = inject(Models);
  protected readonly why = computed(() =>
    this.models.loaded() ? whyNoScores(this.models.all(), this.kinds(), this.scored()) : null,
  );
}
