import { Component, computed, inject, input } from '@angular/core';
import type { LeadSortKey } from '@heatline/contracts';
import { Icon } from '@heatline/ui';
import type { LeadKind } from '../model-choice';
import { LeadList } from './lead-list';

/** The head of a column that sorts when it is pressed, and turns round when it is pressed again. */
@Component({
  selector: 'hl-sort-head',
  imports: [Icon],
  template: `
    <button type="button" class="bare" (click)="sort()">
      <ng-content />
      @if (way(); as way) {
        <hl-icon class="s14" [name]="way === 'ascending' ? 'arrow_upward' : 'arrow_downward'" />
      }
    </button>
  `,
  styles: `
    button {
      display: inline;
      font: var(--mat-sys-label-medium);
      line-height: 14px;
    }
    hl-icon {
      vertical-align: -2px;
      margin-left: 3px;
    }
    :host(.sorted) button,
    button:hover {
      color: var(--mat-sys-on-surface);
    }
  `,
  host: { '[class.sorted]': 'way() !== null' },
})
export class SortHead {
  readonly key = input.required<LeadSortKey>();
  readonly kind = input<LeadKind>('engagement');
  private readonly list = inject(LeadList);
  protected readonly way = computed(() => this.list.sortedBy(this.key(), this.kind()));

  protected sort() {
    const descending = this.way() ? this.way() === 'ascending' : this.key() !== 'name';
    void this.list.look({ sort: { key: this.key(), kind: this.kind(), descending } });
  }
}
