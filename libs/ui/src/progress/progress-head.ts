import { Component, computed, input } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import { formatCount } from '../number/points';
import { formatDuration } from '../time/moment';

/** How far a long job is: percent, done of total, rate, time left; buttons come as content. Told politely while it moves. */
@Component({
  selector: 'hl-progress-head',
  imports: [MatProgressBar],
  template: `
    <div class="row">
      <span class="percent tnum">{{ percent() === null ? '–' : percent() + '%' }}</span>
      <div class="grow">
        <div class="medium">{{ title() }}</div>
        <div class="small muted tnum" aria-live="polite">{{ words() }}</div>
      </div>
      <ng-content />
    </div>
    <mat-progress-bar
      [attr.aria-label]="title()"
      [mode]="percent() === null && moving() ? 'indeterminate' : 'determinate'"
      [value]="percent() ?? 0"
    />
  `,
  styles: `
    :host {
      display: block;
    }
    .row {
      gap: 12px;
      margin-bottom: 10px;
    }
    .percent {
      min-width: 66px;
      font: 600 28px/32px var(--hl-font);
      letter-spacing: -0.02em;
    }
  `,
})
export class ProgressHead {
  readonly title = input.required<string>();
  readonly done = input.required<number>();
  /** null until the job is planned. */
  readonly total = input.required<number | null>();
  /** What is counted: "leads". */
  readonly unit = input('leads');
  readonly ratePerSecond = input<number | null>(null);
  readonly etaSeconds = input<number | null>(null);
  /** Whether it works right now: a paused job shows a bar that stands still. */
  readonly moving = input(true);

  protected readonly percent = computed(() => {
    const total = this.total();
    if (total === null) return null;
    return total === 0 ? 100 : Math.floor((100 * Math.min(this.done(), total)) / total);
  });
  protected readonly words = computed(() => {
    const total = this.total();
    const rate = this.ratePerSecond();
    const eta = this.etaSeconds();
    return [
      total === null ? 'Being planned' : `${formatCount(this.done())} of ${formatCount(total)} ${this.unit()}`,
      rate === null ? [] : `${formatCount(rate)} a second`,
      eta === null ? [] : `${formatDuration(eta)} left`,
    ]
      .flat()
      .join(' · ');
  });
}
