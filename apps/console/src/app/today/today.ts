import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, type Signal } from '@angular/core';
import type { Condition, LeadListItem, listLeads, ReplyOf } from '@heatline/contracts';
import { held } from '../api/held';
import { Models } from '../api/models';
import { told } from '../api/told';
import { ChosenModels } from '../leads/model-picker/chosen-models';
import { Live } from '../live/live';
import { soon } from '../live/soon';
import { crossedUp, fallenFilter, fellDown, mineFilter, risenFilter, watchedFilter } from './today-lists';

/** More than anybody works off in a day. */
const mostRows = 100;

/** What the member should know today, kept new: of the model that stands first in their lists. */
@Injectable()
export class Today {
  private readonly models = inject(Models);
  private readonly chosen = inject(ChosenModels);
  /** The question on which it depends what is shown here; not those about models that stand behind the one shown. */
  readonly questions = computed(() => {
    const first = this.chosen.choices().find(({ model, ask }) => model || ask);
    return first?.ask ? [first] : [];
  });
  readonly model = computed(() => this.chosen.choices().find(({ model }) => model)?.model ?? null);
  /** Models are known, and there is none to go by. */
  readonly noModel = computed(() => this.models.loaded() && this.model() === null);

  private readonly risen = this.leads('-change7', () => this.ofModel(risenFilter));
  private readonly fallen = this.leads('change7', () => this.ofModel(fallenFilter));
  private readonly seen = this.leads('-lastActivity', () => (this.models.loaded() ? watchedFilter : null));
  private readonly mine = httpResource(
    () => ({ url: '/api/leads', params: { filter: JSON.stringify(mineFilter), limit: 1, total: 'about' } }),
    { parse: (raw) => (raw as ReplyOf<typeof listLeads>).total?.value ?? 0 },
  );

  readonly newHot = computed(() => this.among(this.risen.shown(), crossedUp));
  readonly fallenLeads = computed(() => this.among(this.fallen.shown(), fellDown));
  readonly watched = this.seen.shown;
  /** How many leads are the member's; null: not known yet. */
  readonly owned = computed(() => (this.mine.hasValue() ? this.mine.value() : null));
  readonly loading = computed(
    () => !this.models.error() && [this.risen, this.fallen, this.seen].some(({ loading }) => loading()),
  );
  readonly failure = computed(() => {
    const error = this.models.error() ?? this.risen.error() ?? this.fallen.error();
    return error && !this.loading() ? told(error) : null;
  });
  /** What is watched may fail by itself: the rest is still worth reading. */
  readonly watchedFailure = computed(() => {
    const error = this.seen.error();
    return error && !this.seen.loading() ? told(error) : null;
  });

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.reload(), until, 1_000);
    const live = inject(Live);
    for (const topic of ['leads.changed', 'scores.changed', 'watching.changed'] as const)
      live.listen(topic, reload, until, reload);
  }

  reload() {
    if (this.models.error()) this.models.reload();
    for (const list of [this.risen, this.fallen, this.seen, this.mine]) list.reload();
  }

  private ofModel(filter: (model: NonNullable<ReturnType<Today['model']>>) => Condition): Condition | null {
    const model = this.model();
    return model && filter(model);
  }

  private among(
    leads: readonly LeadListItem[] | undefined,
    pick: typeof crossedUp,
  ): readonly LeadListItem[] | undefined {
    const model = this.model();
    return leads && model ? pick(leads, model) : undefined;
  }

  private leads(sort: string, filter: () => Condition | null) {
    const resource = httpResource(
      () => {
        const wanted = filter();
        const modelId = this.model()?.modelId;
        if (!wanted || (!modelId && sort.endsWith('change7'))) return undefined;
        const params = { filter: JSON.stringify(wanted), sort, limit: mostRows, ...(modelId ? { modelId } : {}) };
        return { url: '/api/leads', params };
      },
      { parse: (raw) => (raw as ReplyOf<typeof listLeads>).items },
    );
    const shown: Signal<readonly LeadListItem[] | undefined> = held(resource, () => this.model()?.modelId);
    return { shown, loading: resource.isLoading, error: resource.error, reload: () => resource.reload() };
  }
}
