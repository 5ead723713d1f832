import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ActiveRuns } from '../api/active-runs';
import { titleOf } from '../api/run-words';

/** How many runs are under way, and on hover which and how far. Nothing when all is quiet. */
@Component({
  selector: 'hl-runs-pill',
  imports: [RouterLink],
  template: `
    @if (runs().length) {
      <a routerLink="/runs" [title]="words()">
        <span class="dot" [class.bad]="attention()"></span>{{ runs().length
        }}<span class="noun">&nbsp;{{ runs().length === 1 ? 'run' : 'runs' }}</span>
      </a>
    }
  `,
  styles: `
    a {
      display: inline-flex;
      align-items: center;
      height: 28px;
      padding: 0 10px;
      border-radius: 14px;
      font: var(--mat-sys-label-medium);
      font-variant-numeric: tabular-nums;
      background: var(--mat-sys-surface);
      box-shadow: inset 0 0 0 1px var(--hl-control-outline);
    }
    .dot {
      width: 7px;
      height: 7px;
      margin-right: 8px;
      border-radius: 50%;
      background: var(--mat-sys-primary);
    }
    .dot.bad {
      background: var(--mat-sys-error);
    }
    @media (max-width: 720px) {
      .noun {
        display: none;
      }
    }
  `,
})
export class RunsPill {
  protected readonly runs = inject(ActiveRuns).all;
  protected readonly attention = computed(() =>
    this.runs().some((run) => run.state === 'parked' || run.slices.parked > 0),
  );
  protected readonly words = computed(() =>
    this.runs()
      .map((run) => {
        const percent = run.total ? `, ${Math.floor((100 * run.done) / run.total)}%` : '';
        return `${titleOf(run)}: ${run.state}${percent}`;
      })
      .join('\n'),
  );
}
