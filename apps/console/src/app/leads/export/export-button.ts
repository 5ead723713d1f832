import { Component, inject, Injector } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { counted, formatCount, Icon } from '@heatline/ui';
import { LeadList } from '../lead-list-page/lead-list';
import { wantedLeads, wantedSort } from '../lead-list-page/list-request';
import { ChosenModels } from '../model-picker/chosen-models';
import type { ExportData } from './export-dialog';

/** Exports whoever matches the filter and the search, all pages of them. */
@Component({
  selector: 'hl-export-button',
  imports: [Icon, MatButton],
  template: `
    <button matButton="outlined" type="button" class="small" (click)="open()">
      <hl-icon matButtonIcon name="download" />Export Leads
    </button>
  `,
})
export class ExportButton {
  private readonly injector = inject(Injector);
  private readonly list = inject(LeadList);
  private readonly models = inject(ChosenModels);

  protected async open() {
    const [{ MatDialog }, { ExportDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./export-dialog'),
    ]);
    this.injector.get(MatDialog).open<unknown, ExportData>(ExportDialog, { data: this.data(), width: '560px' });
  }

  private data(): ExportData {
    const view = this.list.view();
    const { sort, sorting } = wantedSort(view, this.list.choices());
    const total = this.list.total();
    const choices = [...this.models.choices(), ...(this.models.account() ? [this.models.account()] : [])];
    return {
      leads: total ? (total.exact ? counted(total.value, 'lead') : `about ${formatCount(total.value)} leads`) : 'leads',
      list: { ...wantedLeads(view), sort, ...(sorting ? { modelId: sorting } : {}) },
      models: Object.fromEntries(
        choices.flatMap((choice) => (choice?.model ? [[choice.kind, choice.model.modelId]] : [])),
      ),
    };
  }
}
