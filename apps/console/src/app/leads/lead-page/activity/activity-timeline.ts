import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Failed, Skeleton, StateBlock } from '@heatline/ui';
import { ActivityEvent } from './activity-event';
import { ActivityFeed } from './activity-feed';
import { typeWords } from './event-words';
import { Seen } from './seen';

/** All that a lead did, by day, newest first; by type on demand. */
@Component({
  selector: 'hl-activity-timeline',
  imports: [ActivityEvent, Failed, MatButton, Seen, Skeleton, StateBlock],
  providers: [ActivityFeed],
  templateUrl: './activity-timeline.html',
  styleUrl: './activity-timeline.css',
})
export class ActivityTimeline {
  protected readonly feed = inject(ActivityFeed);
  protected readonly words = typeWords;
  protected readonly types = computed(() => [
    ...new Set([...this.feed.types(), ...(this.feed.type() ? [this.feed.type() ?? ''] : [])]),
  ]);
  protected readonly waiting = Array.from({ length: 6 }, (_, index) => 140 + ((index * 61) % 120));
}
