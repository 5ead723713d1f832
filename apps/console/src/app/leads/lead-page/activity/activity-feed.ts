import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Activity, Contribution } from '@heatline/contracts';
import { dayKey, DISPLAY_TIME_ZONE, formatDayGroup, Ticker } from '@heatline/ui';
import { told, type Told } from '../../../api/told';
import { LeadsApi } from '../../leads-api';
import { OpenLead } from '../open-lead';

export interface Day {
  readonly key: string;
  readonly title: string;
  readonly events: readonly Activity[];
}

/** What the open lead did, newest first, page after page as one scrolls, with the points that each event gave. */
@Injectable()
export class ActivityFeed {
  private readonly api = inject(LeadsApi);
  private readonly open = inject(OpenLead);
  private readonly ticker = inject(Ticker);
  private readonly zone = inject(DISPLAY_TIME_ZONE);

  private readonly events = signal<readonly Activity[]>([]);
  private readonly given = signal<ReadonlyMap<string, Contribution>>(new Map());
  private readonly seenTypes = signal<readonly string[]>([]);
  private readonly failed = signal<Told | null>(null);
  private readonly busy = signal(false);
  private readonly next = signal<string | null>(null);
  private readonly chosen = signal<string | null>(null);
  /** Answers to an older question are thrown away. */
  private question = 0;
  private lastAsked = '';

  readonly type = this.chosen.asReadonly();
  readonly types = this.seenTypes.asReadonly();
  readonly failure = this.failed.asReadonly();
  readonly loading = this.busy.asReadonly();
  readonly contributions = this.given.asReadonly();
  readonly hasMore = computed(() => this.next() !== null);
  readonly empty = computed(() => !this.busy() && !this.failed() && this.events().length === 0);
  readonly days = computed((): Day[] => {
    const zone = this.zone();
    const groups = Map.groupBy(this.events(), ({ occurredAt }) => dayKey(new Date(occurredAt), zone));
    return [...groups].map(([key, events]) => ({
      key,
      events,
      title: formatDayGroup(new Date(events[0]?.occurredAt ?? 0), this.ticker.now(), zone),
    }));
  });

  constructor() {
    const asked = computed(() => [this.open.leadId(), this.open.current()?.model.modelId, this.chosen()].join(' '));
    effect(() => {
      const question = asked();
      const revision = this.open.revision();
      untracked(() => void (question === this.lastAsked && revision ? this.refresh() : this.read(null)));
      this.lastAsked = question;
    });
  }

  show(type: string | null) {
    this.chosen.set(type);
  }

  more() {
    const cursor = this.next();
    if (cursor && !this.busy()) void this.read(cursor);
  }

  retry() {
    void this.read(this.events().length ? this.next() : null);
  }

  private async read(cursor: string | null) {
    const question = ++this.question;
    const leadId = this.open.leadId();
    const modelId = this.open.current()?.model.modelId;
    this.busy.set(true);
    this.failed.set(null);
    try {
      const page = await this.api.activity(leadId, this.chosen() ? [this.chosen() ?? ''] : [], cursor);
      if (question !== this.question) return;
      this.events.set(cursor ? [...this.events(), ...page.items] : page.items);
      this.next.set(page.nextCursor);
      if (!this.chosen())
        this.seenTypes.set(
          [...new Set([...(cursor ? this.seenTypes() : []), ...page.items.map(({ type }) => type)])].slice(0, 12),
        );
      if (!cursor) this.given.set(new Map());
      if (modelId) await this.readPoints(question, leadId, modelId, page.items);
    } catch (error) {
      if (question === this.question) this.failed.set(told(error));
    } finally {
      if (question === this.question) this.busy.set(false);
    }
  }

  /** Puts what is new on top, so that one who has scrolled down stays where they are; after a long gap it begins anew. */
  private async refresh() {
    const known = new Set(this.events().map(({ eventId }) => eventId));
    const question = ++this.question;
    const leadId = this.open.leadId();
    try {
      const page = await this.api.activity(leadId, this.chosen() ? [this.chosen() ?? ''] : [], null);
      if (question !== this.question) return;
      const news = page.items.filter(({ eventId }) => !known.has(eventId));
      if (news.length === page.items.length && page.nextCursor) {
        this.events.set(page.items);
        this.next.set(page.nextCursor);
      } else
        this.events.set(
          [...news, ...this.events()].sort((a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt)),
        );
      const modelId = this.open.current()?.model.modelId;
      if (modelId) await this.readPoints(question, leadId, modelId, page.items);
    } catch {
      // What is shown stays; the next message, or the next page, asks again.
    } finally {
      if (question === this.question) this.busy.set(false);
    }
  }

  private async readPoints(question: number, leadId: string, modelId: string, events: readonly Activity[]) {
    const points = await this.api.contributions(
      leadId,
      modelId,
      events.map(({ eventId }) => eventId),
    );
    if (question !== this.question) return;
    this.given.update(
      (given) => new Map([...given, ...points.map((contribution) => [contribution.eventId, contribution] as const)]),
    );
  }
}
