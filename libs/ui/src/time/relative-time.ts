import { Component, computed, inject, input } from '@angular/core';
import { formatExact, formatMoment, formatRelative } from './moment';
import { DISPLAY_TIME_ZONE, Ticker } from './ticker';

/** An instant in words, exact on hover. `moment` tells today by the clock instead of by the age, `within` goes on with a sentence. */
@Component({
  selector: 'hl-time',
  template: `@if (at()) {
      <time [attr.datetime]="at()" [attr.title]="exact()">{{ words() }}</time>
    } @else {
      <span class="muted">{{ none() }}</span>
    }`,
  host: { class: 'tnum nowrap' },
})
export class RelativeTime {
  /** ISO 8601; null: never. */
  readonly at = input.required<string | null>();
  readonly form = input<'relative' | 'within' | 'moment' | 'exact'>('relative');
  readonly none = input('Never');

  private readonly ticker = inject(Ticker);
  private readonly zone = inject(DISPLAY_TIME_ZONE);
  private readonly date = computed(() => new Date(this.at() ?? 0));
  protected readonly exact = computed(() => formatExact(this.date(), this.zone()));
  protected readonly words = computed(() => {
    switch (this.form()) {
      case 'relative':
        return formatRelative(this.date(), this.ticker.now(), this.zone());
      case 'within':
        return formatRelative(this.date(), this.ticker.now(), this.zone()).replace(/^./, (letter) =>
          letter.toLowerCase(),
        );
      case 'moment':
        return formatMoment(this.date(), this.ticker.now(), this.zone());
      case 'exact':
        return this.exact();
    }
  });
}
