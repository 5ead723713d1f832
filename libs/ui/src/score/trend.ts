import { Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon';
import { formatNumber, formatPoints } from '../number/points';

/** Points gained or lost in some days: an arrow and a number, nothing at zero, the sentence for those who listen. */
@Component({
  selector: 'hl-trend',
  imports: [Icon],
  template: `
    @if (change(); as points) {
      <hl-icon [name]="points > 0 ? 'arrow_upward' : 'arrow_downward'" class="s14" /><span class="sr">, </span
      ><span [class.sr]="tiny()">{{ size() }}</span
      ><span class="sr">{{ words() }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 1px;
      font: var(--mat-sys-label-medium);
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `,
  host: { '[class.up]': '(change() ?? 0) > 0', '[class.down]': '(change() ?? 0) < 0', '[attr.title]': 'title()' },
})
export class Trend {
  readonly change = input<number | null>(null);
  readonly days = input(7);
  /** Rounded to fit its place; the exact change is told on hover. */
  protected readonly size = computed(() => {
    const size = Math.abs(this.change() ?? 0);
    return formatNumber(size >= 10 ? Math.round(size) : Math.round(size * 10) / 10 || size);
  });
  /** Too little for the room of a number: the arrow alone says it, and hovering how much. */
  protected readonly tiny = computed(() => Math.abs(this.change() ?? 0) < 0.05);
  protected readonly words = computed(
    () =>
      ` ${this.size() === '1' ? 'point' : 'points'} ${(this.change() ?? 0) > 0 ? 'up' : 'down'} in ${this.days()} days`,
  );
  protected readonly title = computed(() => {
    const change = this.change();
    return change ? `${formatPoints(change)} in ${this.days()} days` : null;
  });
}
