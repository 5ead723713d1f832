import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Activity, ActivitySession, HistoryEntry } from '@heatline/contracts';
import { DISPLAY_TIME_ZONE, formatDayGroup, Ticker } from '@heatline/ui';
import { type ActivityFilter, LeadsApi } from '../../leads-api';
import { toldOnce } from '../merges/told-once';
import { followLead } from '../follow-lead';
import { OpenLead } from '../open-lead';
import { Paged } from '../paged';
import { EventPoints } from './event-points';
import { timelineDays } from './timeline-rows';

const everything: ActivityFilter = { types: [], campaign: null };

/** What the open lead did, newest first, page after page as one scrolls, with the points that each event gave, and what was changed between. */
@Injectable()
export class ActivityFeed {
  private readonly api = inject(LeadsApi);
  private readonly open = inject(OpenLead);
  private readonly ticker = inject(Ticker);
  private readonly zone = inject(DISPLAY_TIME_ZONE);
  private readonly given = inject(EventPoints);

  /** The filter of the address, unless this is a mere look at the newest. */
  readonly filtering = signal(false);
  private readonly filter = computed(() => {
    const { types, campaign } = this.open.view();
    return this.filtering() ? { types, campaign } : everything;
  });
  readonly filtered = computed(() => this.filter().types.length > 0 || this.filter().campaign !== null);

  private readonly sessions = signal<ReadonlyMap<string, ActivitySession>>(new Map());
  private readonly events = new Paged<Activity>(
    ({ eventId }) => eventId,
    (cursor) => this.page(cursor),
  );
  private readonly changes = new Paged<HistoryEntry>(
    ({ changeId, at }) => changeId + at,
    (cursor) => this.api.history(this.open.leadId(), ['owner', 'note', 'adjustment', 'reset', 'merge'], cursor),
  );

  readonly failure = computed(() => this.events.failure() ?? this.changes.failure());
  readonly loading = this.events.loading;
  readonly points = this.given.of;
  readonly hasMore = this.events.hasMore;
  private readonly rows = computed(() =>
    timelineDays(
      {
        events: this.events.items() ?? [],
        sessions: this.sessions(),
        points: this.given.of(),
        changes:
          this.filtered() || !this.events.items() ? [] : toldOnce(this.changes.items() ?? [], this.open.leadId()),
        more: this.events.hasMore(),
      },
      this.zone(),
    ),
  );
  /** Apart from the rows: what is called today changes with the clock. */
  readonly days = computed(() => {
    const [now, zone] = [this.ticker.now(), this.zone()];
    return this.rows().map((day) => ({ ...day, title: formatDayGroup(new Date(day.at), now, zone) }));
  });
  readonly empty = computed(() => this.events.empty() && this.days().length === 0);

  constructor() {
    const asked = () => [this.filter().campaign, ...this.filter().types].join(' ');
    followLead(asked, { restart: () => this.restart(), refresh: () => this.refresh() });
    effect(() => this.given.follows((this.events.items() ?? []).map(({ eventId }) => eventId)));
    // Changes reach as far back as the events that are shown.
    effect(() => {
      const events = this.events.items();
      if (!events) return;
      const [oldest, reached] = [events.at(-1)?.occurredAt, this.changes.items()?.at(-1)?.at];
      const behind = oldest !== undefined && reached !== undefined && Date.parse(reached) > Date.parse(oldest);
      if (this.changes.hasMore() && !this.changes.failure() && (behind || !this.events.hasMore()))
        untracked(() => void this.changes.more());
    });
  }

  more() {
    void this.events.more();
  }

  retry() {
    if (this.events.failure()) void this.events.retry();
    if (this.changes.failure()) void this.changes.retry();
  }

  private restart() {
    this.sessions.set(new Map());
    return Promise.all([this.events.restart(), this.changes.restart()]);
  }

  private async refresh() {
    await Promise.all([this.events.refresh(), this.changes.refresh()]);
    this.given.renew();
  }

  private async page(cursor: string | null) {
    const leadId = this.open.leadId();
    const page = await this.api.activity(leadId, this.filter(), cursor);
    if (leadId === this.open.leadId())
      this.sessions.update(
        (known) => new Map([...known, ...page.sessions.map((one) => [one.startedAt, one] as const)]),
      );
    return page;
  }
}
