import { Component, computed, inject, input } from '@angular/core';
import {
  counted,
  dayKey,
  DISPLAY_TIME_ZONE,
  formatDuration,
  formatExact,
  formatPoints,
  formatTime,
} from '@heatline/ui';
import type { SessionHead } from './timeline-rows';

/** Over the events of a session: since when, how long, how many, what they gave together: their rules' limits are not taken off. */
@Component({
  selector: 'hl-session-head',
  template: `
    <span class="words">{{ words() }}</span>
    @if (session().points; as points) {
      <span class="points"
        ><span class="tnum" [class.up]="points > 0" [class.down]="points < 0"
          >{{ format(points) }}<span class="sr"> points in this session,</span></span
        >
        before limits</span
      >
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: 10px;
      margin-top: 4px;
      padding: 6px 0 2px;
      font: var(--mat-sys-label-small);
      color: var(--mat-sys-on-surface-variant);
    }
    .words {
      flex: 1;
      min-width: 0;
    }
    .points {
      white-space: nowrap;
      text-align: right;
    }
  `,
})
export class SessionHeading {
  readonly session = input.required<SessionHead>();
  private readonly zone = inject(DISPLAY_TIME_ZONE);
  protected readonly format = formatPoints;
  protected readonly words = computed(() => {
    const { startedAt, seconds, events } = this.session();
    const length = seconds >= 1 ? ` · ${formatDuration(seconds)}` : '';
    const [from, zone] = [new Date(startedAt), this.zone()];
    const sameDay = dayKey(from, zone) === dayKey(new Date(from.getTime() + seconds * 1_000), zone);
    const began = sameDay ? formatTime(from, zone) : formatExact(from, zone);
    return `Session from ${began}${length} · ${counted(events, 'event')}`;
  });
}
