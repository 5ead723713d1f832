import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { nameInWords, type ReplyOf, type seenActivity } from '@heatline/contracts';
import { formatShort, Icon } from '@heatline/ui';
import { held } from '../../../api/held';
import { OpenLead } from '../open-lead';

/** Types and campaigns that this lead's events really have, with how many there are of each. */
@Component({
  selector: 'hl-activity-filters',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    @if (types().length) {
      <button
        type="button"
        class="chip"
        [class.add]="!view().types.length"
        [class.on]="view().types.length"
        [matMenuTriggerFor]="typeMenu"
      >
        {{ typeTitle() }}<hl-icon name="expand_more" />
      </button>
      <mat-menu #typeMenu="matMenu">
        @for (type of types(); track type.value) {
          <button
            mat-menu-item
            type="button"
            role="menuitemcheckbox"
            [attr.aria-checked]="view().types.includes(type.value)"
            (click)="toggle(type.value); $event.stopPropagation()"
          >
            <span class="row"
              ><hl-icon
                name="check"
                [style.visibility]="view().types.includes(type.value) ? 'visible' : 'hidden'"
              /><span class="grow" dir="auto">{{ words(type.value) }}</span
              ><span class="small muted tnum">{{ short(type.count) }}</span></span
            >
          </button>
        }
      </mat-menu>
    }
    @if (campaigns().length) {
      <label class="chip" [class.add]="view().campaign === null" [class.on]="view().campaign !== null">
        <span class="sr">Campaign</span>
        <select #campaign class="bare" (change)="open.look({ campaign: campaign.value || null })">
          <option value="" [selected]="view().campaign === null">Any campaign</option>
          @for (one of campaigns(); track one.value) {
            <option [value]="one.value" [selected]="one.value === view().campaign">
              {{ one.value }} ({{ short(one.count) }})
            </option>
          }
        </select>
      </label>
    }
    @if (view().types.length || view().campaign !== null) {
      <button type="button" class="chip add" (click)="open.look({ types: [], campaign: null })">
        <hl-icon name="close" />Show everything
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      padding: 4px 0;
    }
    :host:empty {
      display: none;
    }
    select {
      max-width: 220px;
      outline-offset: 4px;
    }
  `,
})
export class ActivityFilters {
  protected readonly open = inject(OpenLead);
  protected readonly view = this.open.view;
  protected readonly words = nameInWords;
  protected readonly short = formatShort;
  private readonly resource = httpResource<ReplyOf<typeof seenActivity>>(() => {
    this.open.revision();
    return `/api/lead/${this.open.leadId()}/events/seen`;
  });
  private readonly seen = held(this.resource, this.open.leadId);
  protected readonly types = computed(() => withChosen(this.seen()?.types ?? [], this.view().types));
  protected readonly campaigns = computed(() => {
    const { campaign } = this.view();
    return withChosen(this.seen()?.campaigns ?? [], campaign === null ? [] : [campaign]);
  });
  protected readonly typeTitle = computed(() => {
    const { types } = this.view();
    if (types.length === 0) return 'Any type';
    return types.length === 1 ? nameInWords(types[0] ?? '') : `${types.length} types`;
  });

  protected toggle(type: string) {
    const { types } = this.view();
    this.open.look({ types: types.includes(type) ? types.filter((one) => one !== type) : [...types, type] });
  }
}

/** A value that somebody linked to stays to be seen and taken away, even when the lead has none of it. */
const withChosen = (seen: readonly { value: string; count: number }[], chosen: readonly string[]) => [
  ...seen,
  ...chosen.filter((value) => !seen.some((one) => one.value === value)).map((value) => ({ value, count: 0 })),
];
