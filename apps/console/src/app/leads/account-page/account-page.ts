import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { Account } from '@heatline/contracts';
import { Avatar, counted, Failed, Icon, LoadingLine, Skeleton, StateBlock } from '@heatline/ui';
import { held } from '../../api/held';
import { told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { PageTitle } from '../../page-title';
import { Viewport } from '../../viewport';
import { accountName } from '../account-name';
import { ModelPicker } from '../model-picker/model-picker';
import { ModelQuestions } from '../model-picker/model-questions';
import { ChosenModels } from '../model-picker/chosen-models';
import { NoScoresYet } from '../no-scores/no-scores-yet';
import { AccountCards } from './account-cards';
import { AccountDetails } from './account-details';
import { AccountMembers } from './account-members';

/** One account: its scores and why they are what they are, its leads, and what it is said to be. */
@Component({
  selector: 'hl-account-page',
  imports: [
    AccountCards,
    AccountDetails,
    AccountMembers,
    Avatar,
    Failed,
    Icon,
    LoadingLine,
    MatButton,
    ModelPicker,
    ModelQuestions,
    NoScoresYet,
    RouterLink,
    Skeleton,
    StateBlock,
  ],
  templateUrl: './account-page.html',
  styleUrl: './account-page.css',
})
export class AccountPage {
  private readonly params = toSignal(inject(ActivatedRoute).params, { requireSync: true });
  protected readonly accountId = computed((): string => this.params()['accountId']);
  protected readonly viewport = inject(Viewport);
  private readonly choice = inject(ChosenModels).account;
  protected readonly choices = computed(() => {
    const choice = this.choice();
    return choice ? [choice] : [];
  });

  private readonly resource = httpResource(() => `/api/accounts/${this.accountId()}`, {
    parse: (raw) => Account.parse(raw),
  });
  protected readonly account = held(this.resource, this.accountId);
  protected readonly loading = this.resource.isLoading;
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });
  protected readonly name = computed(() => {
    const account = this.account();
    return account ? accountName(account) : '';
  });
  protected readonly subtitle = computed(() => {
    const account = this.account();
    if (!account) return '';
    const named = account.name ? [account.domain, account.id] : [account.domain && account.id];
    return [...named, counted(account.leadCount, 'lead')].filter(Boolean).join(' · ');
  });

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.reload(), until, 300);
    inject(Live).listen(
      'accounts.changed',
      ({ accountIds }) => accountIds.includes(this.accountId()) && reload(),
      until,
      reload,
    );
    const title = inject(PageTitle);
    effect(() => this.name() && title.name(this.name()));
  }

  protected reload() {
    this.resource.reload();
  }

  protected accept(account: Account) {
    this.resource.set(account);
  }
}
