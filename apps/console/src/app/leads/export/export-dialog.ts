import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { type LeadExportColumn, leadExportColumns, usualExportColumns } from '@heatline/contracts';
import { titled } from '../../conditions/condition-words';
import { type ExportWish, exportUrl } from './export-url';

export interface ExportData extends Pick<ExportWish, 'list' | 'models'> {
  /** As in "12,408 leads". */
  readonly leads: string;
}

/** Which columns go into the file; the browser fetches it as it is made. */
@Component({
  selector: 'hl-export-dialog',
  imports: [MatButton, MatCheckbox, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>Export {{ data.leads }}</h2>
    <mat-dialog-content>
      <p>A CSV file of all that match, in the order of the list.</p>
      <div class="columns" role="group" aria-label="Columns of the file">
        @for (column of columns; track column) {
          <mat-checkbox [checked]="chosen().includes(column)" (change)="toggle(column, $event.checked)">{{
            title(column)
          }}</mat-checkbox>
        }
      </div>
      <mat-checkbox [checked]="bom()" (change)="bom.set($event.checked)"
        >Mark the file as UTF-8 (BOM), for spreadsheets</mat-checkbox
      >
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      @if (!chosen().length) {
        <span class="small muted">Choose at least one column</span>
      }
      <button matButton class="quiet" type="button" mat-dialog-close>Cancel</button>
      @if (chosen().length) {
        <a matButton="filled" download="leads.csv" [href]="url()" mat-dialog-close>Export leads</a>
      }
    </mat-dialog-actions>
  `,
  styles: `
    .columns {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(170px, 1fr));
      margin: 10px 0;
    }
  `,
})
export class ExportDialog {
  protected readonly data = inject<ExportData>(MAT_DIALOG_DATA);
  protected readonly columns = leadExportColumns;
  protected readonly title = titled;
  protected readonly bom = signal(false);
  protected readonly chosen = signal<readonly LeadExportColumn[]>(usualExportColumns);
  protected readonly url = computed(() => exportUrl({ ...this.data, columns: this.chosen(), bom: this.bom() }));

  protected toggle(column: LeadExportColumn, on: boolean) {
    this.chosen.update((chosen) =>
      leadExportColumns.filter((known) => (known === column ? on : chosen.includes(known))),
    );
  }
}
