import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, StateBlock } from '@heatline/ui';

/** In place of a page of a model that there is not. */
@Component({
  selector: 'hl-no-such-model',
  imports: [Button, RouterLink, StateBlock],
  template: `
    <h1 class="sr">Model</h1>
    <hl-state icon="search_off" title="There is no such model">
      It may have been removed, or the address is not complete.
      <ng-container actions><a hlButton="outlined" class="small" routerLink="/scoring">All models</a></ng-container>
    </hl-state>
  `,
  styles: `
    :host {
      flex: 1;
      display: flex;
    }
  `,
})
export class NoSuchModel {}
