import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, NoScoresBlock } from '@heatline/ui';
import type { NoScoresYet } from './why-no-scores';

/** Why there are no scores, and what to do. */
@Component({
  selector: 'hl-no-scores-card',
  imports: [Button, NoScoresBlock, RouterLink],
  template: `
    <hl-no-scores class="card" [reason]="why().reason" [model]="why().model">
      <a hlButton="outlined" class="small" [routerLink]="why().action.link">{{ why().action.title }}</a>
    </hl-no-scores>
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
export class NoScoresCard {
  readonly why = input.required<NoScoresYet>();
}
