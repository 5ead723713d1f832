import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, StateBlock } from '@heatline/ui';

@Component({
  selector: 'hl-not-found-page',
  imports: [Button, RouterLink, StateBlock],
  template: `
    <h1 class="sr">Not found</h1>
    <hl-state icon="search_off" title="There is no such page">
      The address may have changed. Search finds leads by name, e-mail or domain.
      <a actions hlButton="outlined" class="small" routerLink="/leads">Go to Leads</a>
    </hl-state>
  `,
  styles: `
    :host {
      flex: 1;
      display: flex;
    }
  `,
})
export class NotFoundPage {}
