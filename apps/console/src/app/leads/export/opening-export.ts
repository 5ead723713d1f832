import { computed, inject, Injector } from '@angular/core';
import { counted, formatCount } from '@heatline/ui';
import { LeadList } from '../lead-list-page/lead-list';
import { wantedLeads, wantedSort } from '../lead-list-page/list-request';
import { ChosenModels } from '../model-picker/chosen-models';
import type { ExportData, Whom } from './export-dialog';

/** Asks what goes into a file: all that the list shows, or some of it by id. For use where something is injected. */
export function openingExport(): (leadIds?: readonly string[]) => Promise<void> {
  const injector = inject(Injector);
  const list = inject(LeadList);
  const models = inject(ChosenModels);

  const whom = (leadIds?: readonly string[]): Whom => {
    if (leadIds) return { count: leadIds.length, leads: counted(leadIds.length, 'lead') };
    const total = list.total();
    if (!total) return { count: null, leads: 'leads' };
    const leads = total.exact ? counted(total.value, 'lead') : `about ${formatCount(total.value)} leads`;
    return { count: total.value, leads };
  };

  return async (leadIds) => {
    const [{ MatDialog }, { ExportDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./export-dialog'),
    ]);
    const view = list.view();
    const { sort, sorting } = wantedSort(view, list.choices());
    const choices = [...models.choices(), ...(models.account() ? [models.account()] : [])];
    const data: ExportData = {
      ...(leadIds && { leadIds }),
      whom: computed(() => whom(leadIds)),
      list: { ...wantedLeads(view), sort, ...(sorting ? { modelId: sorting } : {}) },
      models: Object.fromEntries(
        choices.flatMap((choice) => (choice?.model ? [[choice.kind, choice.model.modelId]] : [])),
      ),
    };
    injector.get(MatDialog).open<unknown, ExportData>(ExportDialog, { data, width: '560px' });
  };
}
