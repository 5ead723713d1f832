import { Component, computed, effect, inject, input } from '@angular/core';
import { Button, Failed, Skeleton, StateBlock } from '@heatline/ui';
import { ChangeRow } from '../history/change-row';
import { OpenLead } from '../open-lead';
import { ActivityEvent } from './activity-event';
import { ActivityFeed } from './activity-feed';
import { ActivityFilters } from './activity-filters';
import { EventPoints } from './event-points';
import { originOf } from './origin';
import { Seen } from './seen';
import { SessionHeading } from './session-head';

/** All that a lead did, by day, newest first, with what was changed between; or only the newest of it. */
@Component({
  selector: 'hl-activity-timeline',
  imports: [ActivityEvent, ActivityFilters, Button, ChangeRow, Failed, Seen, SessionHeading, Skeleton, StateBlock],
  providers: [ActivityFeed, EventPoints],
  templateUrl: './activity-timeline.html',
  styleUrl: './activity-timeline.css',
})
export class ActivityTimeline {
  /** How many rows at most; null: all, page after page, with filters. */
  readonly newest = input<number | null>(null);
  protected readonly feed = inject(ActivityFeed);
  protected readonly open = inject(OpenLead);
  protected readonly waiting = Array.from({ length: 6 }, (_, index) => 140 + ((index * 61) % 120));
  protected readonly days = computed(() => {
    let left = this.newest() ?? Infinity;
    return this.feed.days().flatMap((day) => {
      const rows = day.rows.slice(0, left);
      left -= rows.length;
      return rows.length ? [{ ...day, rows }] : [];
    });
  });
  protected readonly cut = computed(() => {
    const newest = this.newest();
    const rows = this.feed.days().reduce((sum, day) => sum + day.rows.length, 0);
    return newest !== null && (rows > newest || this.feed.hasMore());
  });

  /** Events keep the lead that they were sent for. */
  protected from(leadId: string): string | null {
    const lead = this.open.lead();
    return lead ? originOf(lead, leadId) : null;
  }

  constructor() {
    effect(() => this.feed.filtering.set(this.newest() === null));
  }
}
