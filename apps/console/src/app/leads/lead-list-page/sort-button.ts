import { Component, computed, inject } from '@angular/core';
import { Button, Icon, MenuButton } from '@heatline/ui';
import { LeadList } from './lead-list';
import { choiceOfSort, sortChoices } from './sort-choices';
import { SortMenu } from './sort-menu';

/** What the list is sorted by, also by what no column shows. */
@Component({
  selector: 'hl-sort-button',
  imports: [Button, Icon, MenuButton, SortMenu],
  template: `
    <button hlButton type="button" class="small quiet" hlMenuButton #button="hlMenuButton">
      <hl-icon hlButtonIcon name="swap_vert" />
      <span class="sr">Sorted by </span>{{ chosen()?.title }}
      <hl-icon hlButtonIcon iconPositionEnd [name]="descending() ? 'arrow_downward' : 'arrow_upward'" />
      <span class="sr">{{ descending() ? ', descending' : ', ascending' }}</span>
    </button>
    @defer (when button.wanted()) {
      <hl-sort-menu [button]="button" [choices]="choices()" [chosen]="chosen()" />
    }
  `,
  styles: `
    :host {
      position: relative;
    }
  `,
})
export class SortButton {
  private readonly list = inject(LeadList);
  protected readonly choices = computed(() => sortChoices(this.list.kinds(), this.list.titles()));
  protected readonly chosen = computed(() => choiceOfSort(this.choices(), this.list.view().sort));
  protected readonly descending = computed(() => this.list.view().sort.descending);
}
