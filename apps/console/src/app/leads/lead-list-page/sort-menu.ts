import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Icon } from '@heatline/ui';
import { LeadList } from './lead-list';
import { choiceOfSort, type SortChoice, sortChoices } from './sort-choices';

/** What the list is sorted by, also by what no column shows. */
@Component({
  selector: 'hl-sort-menu',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button matButton type="button" class="small quiet" [matMenuTriggerFor]="menu">
      <hl-icon matButtonIcon name="swap_vert" />
      <span class="sr">Sorted by </span>{{ chosen()?.title }}
      <hl-icon matButtonIcon iconPositionEnd [name]="descending() ? 'arrow_downward' : 'arrow_upward'" />
      <span class="sr">{{ descending() ? ', descending' : ', ascending' }}</span>
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      @for (choice of choices(); track choice.value) {
        <button
          mat-menu-item
          type="button"
          role="menuitemradio"
          [attr.aria-checked]="choice === chosen()"
          (click)="sort(choice)"
        >
          <span class="row item"
            ><hl-icon [name]="choice === chosen() ? 'radio_button_checked' : 'radio_button_unchecked'" />{{
              choice.title
            }}</span
          >
        </button>
      }
      <button mat-menu-item type="button" class="turn" (click)="turn()">
        <span class="row item"><hl-icon name="swap_vert" />{{ descending() ? 'Lowest first' : 'Highest first' }}</span>
      </button>
    </mat-menu>
  `,
  styles: `
    .item {
      gap: 0;
    }
    .turn {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class SortMenu {
  private readonly list = inject(LeadList);
  protected readonly choices = computed(() => sortChoices(this.list.kinds(), this.list.titles()));
  protected readonly chosen = computed(() => choiceOfSort(this.choices(), this.list.view().sort));
  protected readonly descending = computed(() => this.list.view().sort.descending);

  protected sort({ key, kind }: SortChoice) {
    void this.list.look({ sort: { key, kind, descending: key !== 'name' } });
  }

  protected turn() {
    const { sort } = this.list.view();
    void this.list.look({ sort: { ...sort, descending: !sort.descending } });
  }
}
