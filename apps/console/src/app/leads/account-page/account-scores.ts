import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, type Signal, signal } from '@angular/core';
import { type accountScores, type ReplyOf, roleAtLeast, type ScoreCard } from '@heatline/contracts';
import { held } from '../../api/held';
import { Models } from '../../api/models';
import { told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { Session } from '../../session/session';
import { HandMadeApi } from '../hand-made-api';
import { type LeadView, leadViewOf } from '../lead-page/lead-view';
import type { DrawnModel, DrawnSubject } from '../lead-page/trend/drawn-subject';
import type { ExplainedSubject } from '../lead-page/why/explained-subject';
import { ChosenModels } from '../model-picker/chosen-models';

/** Which account, and what of it is looked at. */
export interface FollowedAccount {
  readonly accountId: string;
  readonly view: LeadView;
}

/** The scores of an account: its cards, the chosen model's first, explained and drawn as those of a lead. */
@Injectable()
export class AccountScores implements DrawnSubject, ExplainedSubject {
  private readonly byHand = inject(HandMadeApi);
  private readonly session = inject(Session);
  private readonly models = inject(Models);
  private readonly choice = inject(ChosenModels).account;
  private readonly changes = signal(0);
  private readonly followed = signal<Signal<FollowedAccount> | null>(null);

  readonly accountId = computed(() => this.followed()?.().accountId ?? '');
  readonly view = computed(() => this.followed()?.().view ?? leadViewOf({}));
  readonly url = computed(() => `/api/accounts/${this.accountId()}`);
  readonly scoreUrl = computed(() => `/api/account/${this.accountId()}/score`);
  readonly history = computed(() => ({ url: `${this.scoreUrl()}/history`, params: {} }));
  readonly conversionsUrl = signal(null).asReadonly();
  readonly revision = this.changes.asReadonly();
  readonly mayEdit = computed(() => roleAtLeast(this.session.me()?.role ?? 'viewer', 'rep'));
  readonly mayReset = computed(() => roleAtLeast(this.session.me()?.role ?? 'viewer', 'marketer'));

  private readonly resource = httpResource<ReplyOf<typeof accountScores>>(() =>
    this.accountId() ? `/api/account/${this.accountId()}/scores` : undefined,
  );
  private readonly shown = held(this.resource, this.accountId);
  readonly waiting = this.resource.isLoading;
  readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });
  readonly cards = computed(() => {
    const chosen = this.choice()?.model?.modelId;
    return (this.shown()?.items ?? []).toSorted((a, b) => Number(b.modelId === chosen) - Number(a.modelId === chosen));
  });
  readonly drawn = computed((): DrawnModel | undefined => {
    const cards = this.cards();
    const card = cards.find(({ modelId }) => modelId === this.view().model) ?? cards[0];
    const model = this.modelOf(card);
    return card && model && { title: model.name, model, card };
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
  }

  /** What the page or sheet around it shows; called once. */
  follow(account: Signal<FollowedAccount>, look: (change: Partial<LeadView>) => void = () => undefined) {
    this.followed.set(account);
    this.look = look;
  }

  look: (change: Partial<LeadView>) => void = () => undefined;

  modelOf(card: ScoreCard | undefined) {
    return this.models.all().find(({ modelId }) => modelId === card?.modelId);
  }

  updateScore(modelId: string) {
    return this.byHand.updateScore(this.url(), modelId);
  }

  acceptCard(card: ScoreCard) {
    this.resource.update(
      (scores) =>
        scores && { ...scores, items: scores.items.map((known) => (known.modelId === card.modelId ? card : known)) },
    );
    this.changes.update((count) => count + 1);
  }

  reload() {
    this.resource.reload();
    this.changes.update((count) => count + 1);
  }
}
