import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { Account } from '@heatline/contracts';
import { Avatar, Button, counted, Failed, Icon, LoadingLine, Skeleton, StateBlock } from '@heatline/ui';
import { held } from '../../api/held';
import { isMissing, told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { PageTitle } from '../../page-title';
import { Viewport } from '../../viewport';
import { accountName } from '../account-name';
import { type LeadView, leadParamsOf, leadViewOf } from '../lead-page/lead-view';
import { DrawnSubject } from '../lead-page/trend/drawn-subject';
import { ScoreTrend } from '../lead-page/trend/score-trend';
import { ExplainedSubject } from '../lead-page/why/explained-subject';
import { HandMade } from '../lead-page/why/hand-made';
import { InstantPicker } from '../lead-page/why/instant-picker';
import { ModelPicker } from '../model-picker/model-picker';
import { ModelQuestions } from '../model-picker/model-questions';
import { ChosenModels } from '../model-picker/chosen-models';
import { NoScoresYet } from '../no-scores/no-scores-yet';
import { AccountCards } from './account-cards';
import { AccountDetails } from './account-details';
import { AccountMembers } from './account-members';
import { AccountScores } from './account-scores';

/** One account: its scores and why they are what they are, its leads, and what it is said to be. */
@Component({
  selector: 'hl-account-page',
  imports: [
    AccountCards,
    AccountDetails,
    AccountMembers,
    Avatar,
    Button,
    Failed,
    Icon,
    InstantPicker,
    LoadingLine,
    ModelPicker,
    ModelQuestions,
    NoScoresYet,
    RouterLink,
    ScoreTrend,
    Skeleton,
    StateBlock,
  ],
  providers: [
    AccountScores,
    HandMade,
    { provide: DrawnSubject, useExisting: AccountScores },
    { provide: ExplainedSubject, useExisting: AccountScores },
  ],
  templateUrl: './account-page.html',
  styleUrls: ['../../crumbs.css', './account-page.css'],
})
export class AccountPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly params = toSignal(this.route.params, { requireSync: true });
  private readonly queryParams = toSignal(this.route.queryParams, { requireSync: true });
  protected readonly scores = inject(AccountScores);
  protected readonly accountId = computed((): string => this.params()['accountId']);
  protected readonly viewport = inject(Viewport);
  private readonly choice = inject(ChosenModels).account;
  protected readonly choices = computed(() => {
    const choice = this.choice();
    return choice ? [choice] : [];
  });

  private readonly resource = httpResource<Account>(() => `/api/accounts/${this.accountId()}`);
  protected readonly account = held(this.resource, this.accountId);
  protected readonly loading = this.resource.isLoading;
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    if (!error || this.resource.isLoading()) return null;
    const failure = told(error);
    return this.account() === undefined || failure.status === 404 ? failure : null;
  });
  protected readonly isMissing = isMissing;
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
    this.scores.follow(
      computed(() => ({
        accountId: this.accountId(),
        view: leadViewOf(this.queryParams()),
      })),
      (change) => this.look(change),
    );
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

  protected look(change: Partial<LeadView>) {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: leadParamsOf(change),
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected reload() {
    this.resource.reload();
  }

  protected accept(account: Account) {
    this.resource.set(account);
  }
}
