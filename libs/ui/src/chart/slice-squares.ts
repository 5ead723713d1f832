import { Component, computed, input } from '@angular/core';
import { counted } from '../number/points';

export type SliceState = 'waiting' | 'running' | 'done' | 'parked' | 'skipped';

export interface SliceView {
  readonly no: number;
  readonly state: SliceState;
  /** Shown on hover: what the slice holds, its attempts, its error. */
  readonly words: string;
}

const order: readonly SliceState[] = ['done', 'running', 'parked', 'skipped', 'waiting'];

/** The slices of a run, one square each: done filled, running outlined with a dot, parked with a cross, skipped struck, waiting grey. */
@Component({
  selector: 'hl-slice-squares',
  template: `
    <div role="img" [attr.aria-label]="words()">
      @for (slice of slices(); track slice.no) {
        <svg width="14" height="14" viewBox="0 0 14 14" [attr.class]="slice.state">
          <title>{{ slice.words }}</title>
          <rect x=".75" y=".75" width="12.5" height="12.5" rx="2.5" />
          @switch (slice.state) {
            @case ('running') {
              <circle cx="7" cy="7" r="2" />
            }
            @case ('parked') {
              <path d="M4.2 4.2l5.6 5.6M9.8 4.2l-5.6 5.6" />
            }
            @case ('skipped') {
              <path d="M4 7h6" />
            }
          }
        </svg>
      }
    </div>
  `,
  styles: `
    div {
      display: flex;
      flex-wrap: wrap;
      gap: 3px;
    }
    svg {
      display: block;
    }
    rect {
      stroke-width: 1.5;
      fill: var(--mat-sys-surface-container-highest);
    }
    .done rect {
      fill: var(--mat-sys-primary);
    }
    .running rect {
      fill: none;
      stroke: var(--mat-sys-primary);
    }
    .running circle {
      fill: var(--mat-sys-primary);
    }
    .parked rect {
      fill: var(--mat-sys-error-container);
      stroke: var(--mat-sys-error);
    }
    .skipped rect {
      fill: none;
      stroke: var(--mat-sys-outline);
    }
    path {
      fill: none;
      stroke: var(--mat-sys-error);
      stroke-width: 1.5;
      stroke-linecap: round;
    }
    .skipped path {
      stroke: var(--mat-sys-outline);
    }
  `,
})
export class SliceSquares {
  readonly slices = input.required<readonly SliceView[]>();
  protected readonly words = computed(() => {
    const slices = this.slices();
    const parts = order.flatMap((state) => {
      const count = slices.filter((slice) => slice.state === state).length;
      return count ? [`${count} ${state}`] : [];
    });
    return `${counted(slices.length, 'slice')}: ${parts.join(', ') || 'none'}`;
  });
}
