import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ModelKind } from '@heatline/contracts';
import { Button, NoScoresBlock } from '@heatline/ui';
import { Models } from '../../api/models';
import { whyNoScores } from './why-no-scores';

/** Over a list without any score: which of the reasons it is, and what to do. Nothing where there are scores. */
@Component({
  selector: 'hl-no-scores-yet',
  imports: [Button, NoScoresBlock, RouterLink],
  template: `
    @defer (when why()) {
      @if (why(); as found) {
        <hl-no-scores class="card" [reason]="found.reason" [model]="found.model">
          <a hlButton="outlined" class="small" [routerLink]="found.action.link">{{ found.action.title }}</a>
        </hl-no-scores>
      }
    }
  `,
  styles: `
    hl-no-scores {
      max-width: 560px;
      margin: 4px 20px 12px;
    }
    @media (max-width: 720px) {
      hl-no-scores {
        margin: 4px 16px 12px;
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
