import { Component, computed, inject } from '@angular/core';
import { DISPLAY_TIME_ZONE, formatTime, Icon } from '@heatline/ui';
import { Live } from '../live/live';
import { MissingParts } from '../live/missing-parts';
import { StackState } from '../live/stack-state';

/** Says that what is shown may be old, as long as no live updates arrive, which part of Heatline is away, and that a newer one is here. */
@Component({
  selector: 'hl-live-strip',
  imports: [Icon],
  template: `
    <div role="status">
      @if (parts.some()) {
        <p>
          <hl-icon name="warning" class="s16" /><span class="grow"
            >A part of this page did not load. Heatline may be newer than what you see.</span
          >
          <button type="button" class="bare" (click)="reload()">Load anew</button>
        </p>
      } @else if (live.state() === 'off') {
        <p>
          <hl-icon name="cloud_off" class="s16" /><span class="grow"
            >Live updates are off. What you see is of {{ asOf() }}.</span
          >
          <button type="button" class="bare" (click)="live.reconnect()">Reconnect</button>
        </p>
      } @else if (stack.sentence(); as sentence) {
        <p><hl-icon name="warning" class="s16" />{{ sentence }}</p>
      }
    </div>
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      gap: 8px;
      margin: 0 0 8px;
      padding: 8px 16px;
      border-radius: 8px;
      font: var(--mat-sys-body-small);
      color: var(--hl-on-warning-container);
      background: var(--hl-warning-container);
    }
    button {
      text-decoration: underline;
      text-underline-offset: 2px;
      font-weight: 500;
    }
  `,
})
export class LiveStrip {
  protected readonly live = inject(Live);
  protected readonly stack = inject(StackState);
  protected readonly parts = inject(MissingParts);
  private readonly zone = inject(DISPLAY_TIME_ZONE);
  protected readonly asOf = computed(() => formatTime(this.live.asOf(), this.zone()));

  protected reload() {
    location.reload();
  }
}
