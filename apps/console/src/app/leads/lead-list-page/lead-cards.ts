import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Changed, formatNumber, LevelTag, RelativeTime, Skeleton, Trend } from '@heatline/ui';
import { WatchStar } from '../watch/watch-star';
import { LeadList } from './lead-list';
import { isOfModel } from './list-view';
import { RowKeys } from './row-keys';
import { Selection } from './selection';

/** The list on a phone: a lead on two lines and a sentence; pressed to be opened, or to be selected. */
@Component({
  selector: 'hl-lead-cards',
  imports: [Changed, LevelTag, NgTemplateOutlet, RelativeTime, RouterLink, RowKeys, Skeleton, Trend, WatchStar],
  templateUrl: './lead-cards.html',
  styleUrl: './lead-cards.css',
})
export class LeadCards {
  protected readonly list = inject(LeadList);
  protected readonly selection = inject(Selection);
  /** There is room for one score: the one that the list is sorted by, else the first. */
  protected readonly kind = computed(() => {
    const { key, kind } = this.list.view().sort;
    return isOfModel(key) && this.list.kinds().includes(kind) ? kind : this.list.kinds().at(0);
  });
  protected readonly number = formatNumber;
  protected readonly skeletons = Array.from({ length: 10 }, (_, index) => ({
    wide: 96 + ((index * 37) % 70),
    alias: 120 + ((index * 53) % 60),
  }));

  protected toggle(leadId: string) {
    this.selection.toggle(leadId, this.list.pageIds());
  }
}
