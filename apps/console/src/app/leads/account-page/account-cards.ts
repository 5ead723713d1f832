import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, forwardRef, inject, input, signal } from '@angular/core';
import { accountScores, roleAtLeast, type ScoreCard } from '@heatline/contracts';
import { Failed, Skeleton } from '@heatline/ui';
import { held } from '../../api/held';
import { Models } from '../../api/models';
import { told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { Session } from '../../session/session';
import { AccountsApi } from '../accounts-api';
import { ExplainCard } from '../lead-page/why/explain-card';
import { ExplainedSubject } from '../lead-page/why/explained-subject';
import { ChosenModels } from '../model-picker/chosen-models';

/** The scores of an account, each explained line by line; the chosen model's first. Empty while no account model is active. */
@Component({
  selector: 'hl-account-cards',
  imports: [ExplainCard, Failed, Skeleton],
  providers: [{ provide: ExplainedSubject, useExisting: forwardRef(() => AccountCards) }],
  template: `
    @if (failure(); as failure) {
      <hl-failed
        title="The account's scores did not load"
        [detail]="failure.detail"
        [code]="failure.code"
        (retry)="reload()"
      />
    } @else {
      @for (entry of cards(); track entry.card.modelId) {
        <hl-explain-card
          class="card"
          [card]="entry.card"
          [model]="entry.model"
          [title]="title(entry.card)"
          [expanded]="expanded() && $first"
        />
      } @empty {
        @if (waiting()) {
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
export class AccountCards implements ExplainedSubject {
  readonly accountId = input.required<string>();
  readonly asOf = input<string | null>(null);
  /** The first one shows its lines at once. */
  readonly expanded = input(true);
  /** What stands over a card, where it is not the name of its model. */
  readonly head = input<string>();

  private readonly api = inject(AccountsApi);
  private readonly session = inject(Session);
  private readonly models = inject(Models);
  private readonly choice = inject(ChosenModels).account;
  private readonly changes = signal(0);

  readonly scoreUrl = computed(() => `/api/account/${this.accountId()}/score`);
  readonly view = computed(() => ({ asOf: this.asOf() }));
  readonly revision = this.changes.asReadonly();
  readonly mayReset = signal(false).asReadonly();
  readonly byHand = false;
  readonly mayEdit = computed(() => roleAtLeast(this.session.me()?.role ?? 'viewer', 'rep'));

  private readonly resource = httpResource(() => `/api/account/${this.accountId()}/scores`, {
    parse: (raw) => accountScores.reply.parse(raw),
  });
  private readonly shown = held(this.resource, this.accountId);
  protected readonly waiting = this.resource.isLoading;
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });
  protected readonly cards = computed(() => {
    const chosen = this.choice()?.model?.modelId;
    return (this.shown()?.items ?? [])
      .map((card) => ({ card, model: this.models.all().find(({ modelId }) => modelId === card.modelId) }))
      .sort((a, b) => Number(b.card.modelId === chosen) - Number(a.card.modelId === chosen));
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

  updateScore(modelId: string) {
    return this.api.updateScore(this.accountId(), modelId);
  }

  acceptCard(card: ScoreCard) {
    this.resource.update(
      (scores) =>
        scores && { ...scores, items: scores.items.map((known) => (known.modelId === card.modelId ? card : known)) },
    );
    this.changes.update((count) => count + 1);
  }

  protected title(card: ScoreCard) {
    return this.head() ?? card.modelName;
  }

  protected reload() {
    this.resource.reload();
    this.changes.update((count) => count + 1);
  }
}
