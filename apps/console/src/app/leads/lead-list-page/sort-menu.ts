import { Component, computed, inject, input } from '@angular/core';
import { MatMenu, MatMenuItem } from '@angular/material/menu';
import { Icon, type MenuButton } from '@heatline/ui';
import { MenuOf } from '@heatline/ui/panels';
import { firstWords } from './first-words';
import { LeadList } from './lead-list';
import type { SortChoice } from './sort-choices';

/** All that the list can be sorted by, and the other way round. */
@Component({
  selector: 'hl-sort-menu',
  imports: [Icon, MatMenu, MatMenuItem, MenuOf],
  template: `
    <span [hlMenuOf]="button()" [matMenuTriggerFor]="menu"></span>
    <mat-menu #menu="matMenu" xPosition="before">
      @for (choice of choices(); track choice.value) {
        <button
          mat-menu-item
          type="button"
          role="menuitemradio"
          [attr.aria-checked]="choice === chosen()"
          (click)="sort(choice)"
        >
          <span class="row"
            ><hl-icon [name]="choice === chosen() ? 'radio_button_checked' : 'radio_button_unchecked'" />{{
              choice.title
            }}</span
          >
        </button>
      }
      <button mat-menu-item type="button" class="turn" (click)="turn()">
        <span class="row"><hl-icon name="swap_vert" />{{ turned() }}</span>
      </button>
    </mat-menu>
  `,
  styles: `
    .turn {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class SortMenu {
  readonly button = input.required<MenuButton>();
  readonly choices = input.required<readonly SortChoice[]>();
  readonly chosen = input.required<SortChoice | undefined>();
  protected readonly list = inject(LeadList);
  protected readonly turned = computed(() => {
    const { key, descending } = this.list.view().sort;
    return firstWords({ key, descending: !descending });
  });

  protected sort({ key, kind }: SortChoice) {
    void this.list.look({ sort: { key, kind, descending: key !== 'name' } });
  }

  protected turn() {
    const { sort } = this.list.view();
    void this.list.look({ sort: { ...sort, descending: !sort.descending } });
  }
}
