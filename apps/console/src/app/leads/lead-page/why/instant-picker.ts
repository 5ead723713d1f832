import { Component, computed, inject, input, output } from '@angular/core';
import { DISPLAY_TIME_ZONE, formatExact, Icon, Tag, Ticker } from '@heatline/ui';
import { instantOf, wallOf } from '../wall-time';

/** A past instant, told in the member's zone and chosen with the browser's own picker. */
@Component({
  selector: 'hl-instant-picker',
  imports: [Icon, Tag],
  template: `
    <button type="button" class="bare row" (click)="field.showPicker()">
      <hl-icon name="calendar_today" class="s16" /><span class="muted">{{ label() }}</span
      ><span class="tnum">{{ words() }}</span>
      @if (!at()) {
        <span class="grow"></span><hl-tag tone="accent">Now</hl-tag>
      }
    </button>
    <input
      #field
      class="native"
      type="datetime-local"
      tabindex="-1"
      [attr.aria-label]="label()"
      [max]="latest()"
      [value]="wall()"
      (change)="choose(field.value)"
    />
  `,
  styleUrl: './instant-picker.css',
})
export class InstantPicker {
  readonly label = input.required<string>();
  /** ISO 8601; null = now. */
  readonly at = input.required<string | null>();
  /** Null: now, or later. */
  readonly chosen = output<string | null>();

  private readonly ticker = inject(Ticker);
  private readonly zone = inject(DISPLAY_TIME_ZONE);
  private readonly instant = computed(() => new Date(this.at() ?? this.ticker.now()));
  protected readonly words = computed(() => formatExact(this.instant(), this.zone()));
  protected readonly wall = computed(() => wallOf(this.instant(), this.zone()));
  protected readonly latest = computed(() => wallOf(this.ticker.now(), this.zone()));

  protected choose(wall: string) {
    const at = instantOf(wall, this.zone());
    if (!at) return;
    // The future has no ledger: it is now.
    this.chosen.emit(at.getTime() >= this.ticker.now().getTime() - 60_000 ? null : at.toISOString());
  }
}
