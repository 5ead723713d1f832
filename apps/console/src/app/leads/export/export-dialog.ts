import { Component, computed, inject, type Signal, signal } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { Router } from '@angular/router';
import {
  type LeadExportColumn,
  leadExportColumns,
  mostExportColumns,
  nameInWords,
  usualExportColumns,
} from '@heatline/contracts';
import { Button, Toaster } from '@heatline/ui';
import { newKey } from '../../api/new-key';
import { told } from '../../api/told';
import { ExportAttributes } from './export-attributes';
import { type ExportWish, exportUrl } from './export-wish';
import { ExportsApi } from './exports-api';

/** How many go into the file. */
export interface Whom {
  /** As in "12,408 leads". */
  readonly leads: string;
  /** Null while nobody knows. */
  readonly count: number | null;
}

export interface ExportData extends Pick<ExportWish, 'leadIds' | 'list' | 'models'> {
  /** Goes on with the list under the dialog. */
  readonly whom: Signal<Whom>;
}

/** More are not worth waiting for: a connection that breaks off would waste them. */
const worthWaiting = 50_000;

/** Which columns go into the file; the browser fetches it as it is made, or a run makes it meanwhile. */
@Component({
  selector: 'hl-export-dialog',
  imports: [Button, ExportAttributes, MatCheckbox, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  templateUrl: './export-dialog.html',
  styleUrls: ['./columns.css', './export-dialog.css'],
})
export class ExportDialog {
  protected readonly data = inject<ExportData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ExportDialog>>(MatDialogRef);
  private readonly api = inject(ExportsApi);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);
  protected readonly columns = leadExportColumns;
  protected readonly title = nameInWords;
  protected readonly bom = signal(false);
  protected readonly chosen = signal<readonly LeadExportColumn[]>(usualExportColumns);
  protected readonly mostColumns = mostExportColumns;
  /** Attributes by their keys, behind the other columns. */
  protected readonly ticked = signal<readonly string[]>([]);
  protected readonly named = computed(() => [...this.chosen(), ...this.ticked().map((key) => `attribute:${key}`)]);
  protected readonly full = computed(() => this.named().length >= mostExportColumns);
  protected readonly whom = this.data.whom;
  protected readonly many = computed(() => (this.whom().count ?? 0) > worthWaiting);
  /** Neither ids nor a name with a comma fit into the address of a file. */
  protected readonly onlyByRun = computed(
    () => this.data.leadIds !== undefined || this.ticked().some((key) => key.includes(',')),
  );
  protected readonly inBackground = signal(this.many());
  protected readonly byRun = computed(() => this.onlyByRun() || this.inBackground());
  protected readonly starting = signal(false);
  protected readonly failure = signal<string | null>(null);
  private readonly wish = computed((): ExportWish => ({ ...this.data, columns: this.named(), bom: this.bom() }));
  protected readonly url = computed(() => exportUrl(this.wish()));
  /** The same wish again is the same run. */
  private readonly key = computed(() => (this.wish(), newKey()));

  protected toggle(column: LeadExportColumn, on: boolean) {
    this.chosen.update((chosen) =>
      leadExportColumns.filter((known) => (known === column ? on : chosen.includes(known))),
    );
  }

  protected async prepare() {
    this.starting.set(true);
    this.failure.set(null);
    try {
      const runId = await this.api.start(this.wish(), this.key());
      this.dialog.close();
      if (await this.toaster.done('The file is being prepared. You are told when it is ready', 'Look at it'))
        await this.router.navigate(['/runs', runId]);
    } catch (error) {
      this.failure.set(`The export did not start. ${told(error).detail}`);
    } finally {
      this.starting.set(false);
    }
  }
}
