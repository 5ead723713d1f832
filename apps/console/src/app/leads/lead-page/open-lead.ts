import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { type Lead, type leadScores, type ReplyOf, roleAtLeast, type ScoreCard } from '@heatline/contracts';
import { held } from '../../api/held';
import { told } from '../../api/told';
import { Live } from '../../live/live';
import { reloads, soon } from '../../live/soon';
import { Session } from '../../session/session';
import { Models } from '../../api/models';
import { choiceTitle } from '../model-choice';
import { HandMadeApi } from '../hand-made-api';
import { ChosenModels } from '../model-picker/chosen-models';
import { whySentences } from '../why-sentences';
import { leadParamsOf, type LeadView, leadViewOf } from './lead-view';
import type { DrawnModel, DrawnSubject } from './trend/drawn-subject';
import type { ExplainedSubject } from './why/explained-subject';

/** The lead whose page is open: its facts, its score cards, and what of it is looked at. */
@Injectable()
export class OpenLead implements DrawnSubject, ExplainedSubject {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly byHand = inject(HandMadeApi);
  private readonly session = inject(Session);
  private readonly models = inject(Models);
  private readonly queryParams = toSignal(this.route.queryParams, { requireSync: true });
  private readonly params = toSignal(this.route.params, { requireSync: true });
  private readonly changes = signal(0);

  readonly leadId = computed((): string => this.params()['leadId']);
  readonly url = computed(() => `/api/leads/${this.leadId()}`);
  readonly scoreUrl = computed(() => `/api/lead/${this.leadId()}/score`);
  readonly history = computed(() => ({ url: '/api/score/history', params: { leadId: this.leadId() } }));
  readonly conversionsUrl = computed(() => `/api/lead/${this.leadId()}/conversions`);
  readonly view = computed(() => leadViewOf(this.queryParams()));
  readonly mayEdit = computed(() => roleAtLeast(this.session.me()?.role ?? 'viewer', 'rep'));
  readonly isAdmin = computed(() => this.session.me()?.role === 'admin');
  readonly mayReset = computed(() => roleAtLeast(this.session.me()?.role ?? 'viewer', 'marketer'));
  /** Moves on whenever facts or scores of this lead changed: what depends on them reads anew. */
  readonly revision = this.changes.asReadonly();
  /** What a key or a menu asked for and the tab that has it still has to begin. */
  readonly wanted = signal<'edit' | 'note' | null>(null);
  /** The absorbed lead whose address was opened, and the one that answered for it. */
  readonly cameBy = signal<{ readonly absorbed: string; readonly root: string } | null>(null);
  /** Not once that merge was undone. */
  readonly cameByAbsorbed = computed(() => {
    const [cameBy, lead] = [this.cameBy(), this.lead()];
    return cameBy?.root === lead?.leadId && !!lead?.aliasList.some(({ leadId }) => leadId === cameBy?.absorbed);
  });

  private readonly leadResource = httpResource<Lead>(() => `/api/lead/${this.leadId()}`);
  private readonly cardsResource = httpResource(() => `/api/lead/${this.leadId()}/scores`, {
    parse: (raw) => (raw as ReplyOf<typeof leadScores>).items,
  });
  private readonly reloadLead = reloads(this.leadResource);
  private readonly reloadCards = reloads(this.cardsResource);
  private readonly heldLead = held(this.leadResource, this.leadId);
  private readonly heldCards = held(this.cardsResource, this.leadId);
  readonly lead = this.heldLead;
  /** Of which leads it is made; undefined until it is known. */
  readonly parts = computed(() => {
    const lead = this.lead();
    return lead && [...new Set(lead.aliasList.map(({ leadId }) => leadId))].sort().join(' ');
  });
  readonly cards = computed(() => this.heldCards() ?? []);
  readonly loading = computed(() => this.leadResource.isLoading() || this.cardsResource.isLoading());
  readonly failure = computed(() => {
    const error = this.leadResource.error();
    if (!error || this.leadResource.isLoading()) return null;
    const failure = told(error);
    // What is shown, and what is being typed in it, outlives a refresh that failed.
    return this.heldLead() === undefined || failure.status === 404 ? failure : null;
  });

  readonly cardsFailure = computed(() => {
    const error = this.cardsResource.error();
    return error && !this.cardsResource.isLoading() ? told(error) : null;
  });
  /** No card is known yet. */
  readonly cardsWaiting = computed(() => this.heldCards() === undefined && !this.cardsFailure());

  readonly choices = inject(ChosenModels).choices;
  /** Card and model per kind that has a model chosen, in the order of the columns. */
  readonly shown = computed(() =>
    this.choices().flatMap(({ kind, model }) => {
      const card = this.cards().find(({ modelId }) => modelId === model?.modelId);
      return model && card ? [{ kind, model, card }] : [];
    }),
  );
  /** Whose score is explained first. */
  readonly current = computed(() => this.shown().find(({ kind }) => kind === this.view().kind) ?? this.shown().at(0));

  readonly drawn = computed((): DrawnModel | undefined => {
    const card = this.cards().find(({ modelId }) => modelId === this.view().model);
    const model = this.models.all().find(({ modelId }) => modelId === card?.modelId);
    if (card && model) return { title: model.name, model, card };
    const current = this.current();
    return current && { title: choiceTitle(current), model: current.model, card: current.card };
  });

  private readonly sentences = whySentences(() => {
    const current = this.current();
    this.revision();
    return current && { modelId: current.card.modelId, leadIds: [this.leadId()] };
  });
  /** Why the explained score is what it is. */
  readonly why = computed(() => this.sentences().get(this.lead()?.leadId ?? '') ?? null);

  constructor() {
    const until = inject(DestroyRef);
    const live = inject(Live);
    const reload = soon(() => this.reload(), until, 300);
    const concerns = (leadIds: readonly string[]) => leadIds.length === 0 || leadIds.includes(this.leadId());
    live.listen('leads.changed', ({ leadIds }) => concerns(leadIds) && reload(), until, reload);
    live.listen('scores.changed', ({ leadIds }) => concerns(leadIds) && reload(), until);
    effect(() => {
      const root = this.lead()?.leadId;
      // Ids may be written in large letters, too.
      if (root && root !== this.leadId().toLowerCase()) untracked(() => this.goOnTo(root));
    });
  }

  /** The address is of an absorbed lead: it becomes that of the one that answers. */
  private goOnTo(root: string) {
    this.cameBy.set({ absorbed: this.leadId().toLowerCase(), root });
    void this.router.navigate(['/leads', root], { queryParamsHandling: 'preserve', replaceUrl: true });
  }

  reload() {
    this.reloadLead();
    this.reloadCards();
    this.changes.update((count) => count + 1);
  }

  /** Shows what the server answered to a change, without asking again. */
  accept(lead: Lead) {
    // An answer about a lead that was left meanwhile.
    if (this.lead()?.leadId !== lead.leadId) return;
    this.leadResource.set(lead);
    this.cardsResource.reload();
    this.changes.update((count) => count + 1);
  }

  updateScore(modelId: string) {
    return this.byHand.updateScore(this.url(), modelId);
  }

  acceptCard(card: ScoreCard) {
    this.cardsResource.update((cards) => cards?.map((known) => (known.modelId === card.modelId ? card : known)));
    this.changes.update((count) => count + 1);
  }

  look(change: Partial<LeadView>, replaceUrl = true) {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: leadParamsOf(change),
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }
}
