import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, counted, Icon, StateBlock } from '@heatline/ui';
import { KnownNames } from '../lead-filter/filter-names';
import { conditionOf, partsOf } from '../lead-filter/filter-parts';
import { chipWords } from '../lead-filter/part-words';
import { LeadList } from './lead-list';
import type { ListView } from './list-view';

/** Nobody is on the list: the filter is none, or fits nobody, and then which to drop, or nobody is there yet. */
@Component({
  selector: 'hl-list-empty',
  imports: [Button, Icon, RouterLink, StateBlock],
  template: `
    @if (list.misfit()) {
      <hl-state icon="search_off" title="The filter in the address cannot be used" role="alert">
        It is cut off, asks for something that is not there, or for a range that ends before it begins. No leads are
        shown, because they would not be those that are meant.
        <button actions hlButton="filled" type="button" class="small" (click)="list.look({ filter: null })">
          Clear the filter
        </button>
      </hl-state>
    } @else if (filters().length) {
      <hl-state icon="search_off" [title]="'No lead matches ' + counted(filters().length, 'filter')">
        {{ filters().length > 1 ? 'All filters must fit.' : 'Drop it, or edit it above.' }}
        <ng-container actions>
          @for (filter of filters(); track $index) {
            <button hlButton="outlined" class="small" type="button" (click)="list.look(filter.without)">
              <span class="ellipsis">Remove “{{ filter.title }}: {{ filter.words }}”</span>
            </button>
          }
          @if (filters().length > 1) {
            <button hlButton class="small" type="button" (click)="list.look({ q: '', filter: null })">Clear all</button>
          }
        </ng-container>
      </hl-state>
    } @else {
      <hl-state title="No leads yet">
        A lead appears with its first event. Nothing has arrived in this workspace.
        <ng-container actions>
          <a hlButton="filled" class="small" href="/api/docs" target="_blank" rel="noopener"
            ><hl-icon hlButtonIcon name="code" />Send an event</a
          >
          <a hlButton="outlined" class="small" routerLink="/settings/api-keys"
            ><hl-icon hlButtonIcon name="key" />Make an API key</a
          >
        </ng-container>
      </hl-state>
    }
  `,
  styles: `
    .ellipsis {
      display: block;
      max-width: 420px;
    }
  `,
})
export class ListEmpty {
  protected readonly list = inject(LeadList);
  private readonly names = inject(KnownNames);
  protected readonly counted = counted;
  protected readonly filters = computed((): { title: string; words: string; without: Partial<ListView> }[] => {
    const { q, filter } = this.list.view();
    const parts = partsOf(filter);
    return [
      ...(q ? [{ title: 'Search', words: q, without: { q: '' } }] : []),
      ...parts.map((part, index) => ({
        ...chipWords(part, this.names),
        without: { filter: conditionOf(parts.filter((_, at) => at !== index)) },
      })),
    ];
  });
}
