import { Component, computed, inject, input } from '@angular/core';
import { leadViewOf } from '../lead-page/lead-view';
import { ExplainedSubject } from '../lead-page/why/explained-subject';
import { HandMade } from '../lead-page/why/hand-made';
import { AccountCards } from './account-cards';
import { AccountScores } from './account-scores';

/** The scores of a lead's account, beside its own. */
@Component({
  selector: 'hl-account-of-lead',
  imports: [AccountCards],
  providers: [AccountScores, HandMade, { provide: ExplainedSubject, useExisting: AccountScores }],
  template: '<hl-account-cards [expanded]="false" />',
})
export class AccountOfLead {
  readonly accountId = input.required<string>();
  readonly asOf = input<string | null>(null);

  constructor() {
    inject(AccountScores).follow(
      computed(() => ({ accountId: this.accountId(), view: { ...leadViewOf({}), asOf: this.asOf() } })),
    );
  }
}
