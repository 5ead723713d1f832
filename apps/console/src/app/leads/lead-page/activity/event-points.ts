import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Contribution } from '@heatline/contracts';
import { LeadsApi } from '../../leads-api';
import { OpenLead } from '../open-lead';

/** So many events are asked for at once. */
const atOnce = 200;

/** What each event that is shown gave under the model that is looked at. They follow the events, which do not wait for them. */
@Injectable()
export class EventPoints {
  private readonly api = inject(LeadsApi);
  private readonly open = inject(OpenLead);
  private readonly known = signal<ReadonlyMap<string, Contribution | null>>(new Map());
  private readonly shown = signal<readonly string[]>([]);
  private asked = new Set<string>();
  private about = '';

  /** By event; null: it gave nothing. Absent: not known yet. */
  readonly of = this.known.asReadonly();
  private readonly modelId = computed(() => this.open.current()?.model.modelId);

  constructor() {
    effect(() => {
      const [leadId, modelId, shown] = [this.open.leadId(), this.modelId(), this.shown()];
      untracked(() => void this.follow(leadId, modelId, shown));
    });
  }

  follows(eventIds: readonly string[]) {
    this.shown.set(eventIds);
  }

  /** A new event may change what the ones before it give: limits and caps. */
  renew() {
    for (const eventId of this.shown().slice(0, atOnce)) this.asked.delete(eventId);
    void this.follow(this.open.leadId(), this.modelId(), this.shown());
  }

  private async follow(leadId: string, modelId: string | undefined, shown: readonly string[]) {
    const about = `${leadId} ${modelId ?? ''}`;
    if (about !== this.about) {
      this.about = about;
      this.asked = new Set();
      this.known.set(new Map());
    }
    const missing = shown.filter((eventId) => !this.asked.has(eventId)).slice(0, atOnce);
    if (modelId === undefined || missing.length === 0) return;
    for (const eventId of missing) this.asked.add(eventId);
    try {
      const given = new Map((await this.api.contributions(leadId, modelId, missing)).map((one) => [one.eventId, one]));
      if (about !== this.about) return;
      this.known.update((known) => new Map([...known, ...missing.map((id) => [id, given.get(id) ?? null] as const)]));
    } catch {
      // Events without points are still worth seeing; the next page or message asks again.
      if (about === this.about) for (const eventId of missing) this.asked.delete(eventId);
      return;
    }
    if (shown.length > missing.length) await this.follow(leadId, modelId, this.shown());
  }
}
