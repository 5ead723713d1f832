import { Component } from '@angular/core';
import { Button, Icon } from '@heatline/ui';
import { openingExport } from './opening-export';

/** Exports whoever matches the filter and the search, all pages of them. */
@Component({
  selector: 'hl-export-button',
  imports: [Button, Icon],
  template: `
    <button hlButton="outlined" type="button" class="small" (click)="open()">
      <hl-icon hlButtonIcon name="download" />Export Leads
    </button>
  `,
})
export class ExportButton {
  protected readonly open = openingExport();
}
