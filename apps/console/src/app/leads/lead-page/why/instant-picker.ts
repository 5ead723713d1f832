import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { DISPLAY_TIME_ZONE, formatExact, Icon, Tag, Ticker } from '@heatline/ui';
import { Refused } from '../../../refused';
import { instantOf, wallOf } from '../wall-time';

/** A past instant, told in the member's zone and chosen with the browser's own picker. */
@Component({
  selector: 'hl-instant-picker',
  imports: [Icon, Refused, Tag],
  template: `
    <button type="button" class="bare row" (click)="field.showPicker()">
      <hl-icon name="calendar_today" class="s16" /><span class="muted">{{ label() }}</span
      ><span class="tnum">{{ words() }}</span>
      @if (!at() && calculatedAt()) {
        <span class="grow"></span><hl-tag tone="accent">Calculated</hl-tag>
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
      (change)="choose(field)"
    />
    <hl-refused [words]="future()" />
  `,
  styleUrl: './instant-picker.css',
})
export class InstantPicker {
  readonly label = input.required<string>();
  /** ISO 8601; null = the one that the shown score was calculated at. */
  readonly at = input.required<string | null>();
  readonly calculatedAt = input<string | null>(null);
  readonly chosen = output<string>();

  private readonly ticker = inject(Ticker);
  private readonly zone = inject(DISPLAY_TIME_ZONE);
  private readonly instant = computed(() => {
    const at = this.at() ?? this.calculatedAt();
    return at === null ? null : new Date(at);
  });
  protected readonly words = computed(() => {
    const at = this.instant();
    return at === null ? 'not calculated yet' : formatExact(at, this.zone());
  });
  protected readonly wall = computed(() => wallOf(this.instant() ?? this.ticker.now(), this.zone()));
  protected readonly latest = computed(() => wallOf(this.ticker.now(), this.zone()));

  /** Why the instant that was chosen last cannot be looked at; until something else is looked at. */
  protected readonly future = linkedSignal<string, string | null>({
    source: () => `${this.label()} ${this.at()}`,
    computation: () => null,
  });

  protected choose(field: HTMLInputElement) {
    const at = instantOf(field.value, this.zone());
    if (!at) return;
    const known = at.getTime() <= Date.now();
    this.future.set(
      known ? null : `${formatExact(at, this.zone())} has not come yet: choose an instant that has passed.`,
    );
    if (known) this.chosen.emit(at.toISOString());
    else field.value = this.wall();
  }
}
