import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '@heatline/ui';
import { openingExport } from './opening-export';

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
  protected readonly open = openingExport();
}
