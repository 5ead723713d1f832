import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Icon } from '@heatline/ui';
import type { LeadColumn } from './lead-columns';

/** Which columns are shown. Stays open while one chooses. */
@Component({
  selector: 'hl-columns-menu',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button matButton="outlined" type="button" class="small" [matMenuTriggerFor]="menu">
      <hl-icon matButtonIcon name="view_column" />Columns
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      @for (column of columns(); track column.key) {
        <button
          mat-menu-item
          type="button"
          role="menuitemcheckbox"
          [attr.aria-checked]="column.shown"
          (click)="$event.stopPropagation(); toggled.emit(column.key)"
        >
          <span class="row column"
            ><hl-icon name="check" [class.off]="!column.shown" /><span>{{ column.title }}</span></span
          >
        </button>
      }
    </mat-menu>
  `,
  styles: `
    .column {
      gap: 0;
      min-width: 180px;
    }
    .off {
      visibility: hidden;
    }
  `,
})
export class ColumnsMenu {
  readonly columns = input.required<readonly LeadColumn[]>();
  /** The key of a column to show or to hide. */
  readonly toggled = output<string>();
}
