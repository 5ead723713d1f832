import { Component, computed, inject, input } from '@angular/core';
import { Failed, Skeleton } from '@heatline/ui';
import { ExplainCard } from '../lead-page/why/explain-card';
import { AccountScores } from './account-scores';

/** The scores of an account, each explained line by line. Empty while no account model is active. */
@Component({
  selector: 'hl-account-cards',
  imports: [ExplainCard, Failed, Skeleton],
  template: `
    @if (scores.failure(); as failure) {
      <hl-failed
        title="The account's scores did not load"
        [detail]="failure.detail"
        [code]="failure.code"
        (retry)="scores.reload()"
      />
    } @else {
      @for (entry of cards(); track entry.card.modelId) {
        <hl-explain-card
          class="card"
          [card]="entry.card"
          [model]="entry.model"
          [title]="entry.card.modelName"
          [expanded]="expanded() && $first"
        />
      } @empty {
        @if (scores.waiting()) {
          <div class="card waiting"><hl-skeleton [width]="120" /><hl-skeleton [width]="2000" [height]="6" /></div>
        }
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 12px;
    }
    :host:empty {
      display: none;
    }
    .waiting {
      display: flex;
      flex-direction: column;
      gap: 10px;
      padding: 14px 16px;
    }
  `,
})
export class AccountCards {
  /** The first one shows its lines at once. */
  readonly expanded = input(true);
  protected readonly scores = inject(AccountScores);
  protected readonly cards = computed(() =>
    this.scores.cards().map((card) => ({ card, model: this.scores.modelOf(card) })),
  );
}
