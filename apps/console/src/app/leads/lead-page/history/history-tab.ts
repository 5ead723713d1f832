import { Component, computed, inject } from '@angular/core';
import type { HistoryEntry, HistoryKind } from '@heatline/contracts';
import { Button, dayKey, DISPLAY_TIME_ZONE, Failed, formatDayGroup, Skeleton, StateBlock, Ticker } from '@heatline/ui';
import { LeadsApi } from '../../leads-api';
import { Seen } from '../activity/seen';
import { followLead } from '../follow-lead';
import { MergeHistory } from '../merges/merge-history';
import { toldOnce } from '../merges/told-once';
import { OpenLead } from '../open-lead';
import { Paged } from '../paged';
import { ChangeRow } from './change-row';

const groups: readonly { title: string; kinds: readonly HistoryKind[] }[] = [
  { title: 'All', kinds: [] },
  { title: 'Attributes', kinds: ['attribute', 'name'] },
  { title: 'Owner', kinds: ['owner'] },
  { title: 'Aliases', kinds: ['alias'] },
  { title: 'Notes', kinds: ['note'] },
  { title: 'Scores', kinds: ['adjustment', 'reset'] },
  { title: 'Merges', kinds: ['merge'] },
];

/** Everything that was changed about a lead, by whom and when. */
@Component({
  selector: 'hl-history-tab',
  imports: [Button, ChangeRow, Failed, MergeHistory, Seen, Skeleton, StateBlock],
  template: `
    @defer (on immediate) {
      <hl-merge-history />
    }
    <h2 class="sr">History</h2>
    <div class="kinds" role="group" aria-label="Show only">
      @for (group of groups; track group.title) {
        <button
          type="button"
          class="chip add"
          [attr.aria-pressed]="chosen() === group.kinds.join()"
          (click)="open.look({ changes: group.kinds })"
        >
          {{ group.title }}
        </button>
      }
    </div>
    @for (day of days(); track day.key) {
      <h3>{{ day.title }}</h3>
      <ul>
        @for (entry of day.entries; track entry.changeId + entry.at) {
          <li><hl-change-row [entry]="entry" /></li>
        }
      </ul>
    }
    @if (list.failure(); as failure) {
      <hl-failed
        title="The history did not load"
        [detail]="failure.detail"
        [code]="failure.code"
        (retry)="list.retry()"
      />
    } @else if (list.empty()) {
      <hl-state icon="history" [title]="chosen() ? 'No such change' : 'Nothing was changed yet'">
        {{
          chosen()
            ? 'Nothing of this kind was changed about this lead.'
            : 'What somebody changes about this lead stands here, with who and when.'
        }}
        @if (chosen()) {
          <button actions hlButton="outlined" class="small" type="button" (click)="open.look({ changes: [] })">
            Show all changes
          </button>
        }
      </hl-state>
    } @else if (!list.items()) {
      <div aria-hidden="true">
        @for (width of [180, 240, 200, 220]; track width) {
          <p class="waiting"><hl-skeleton [width]="width" /></p>
        }
      </div>
    }
    @if (list.hasMore() && !list.failure()) {
      <div class="more" (hlSeen)="list.more()">
        <button hlButton type="button" class="small" [disabled]="list.loading()" (click)="list.more()">
          {{ list.loading() ? 'Loading' : 'Show earlier changes' }}
        </button>
      </div>
    }
  `,
  styleUrl: '../list-tab.css',
})
export class HistoryTab {
  protected readonly open = inject(OpenLead);
  private readonly api = inject(LeadsApi);
  private readonly ticker = inject(Ticker);
  private readonly zone = inject(DISPLAY_TIME_ZONE);
  protected readonly groups = groups;
  protected readonly chosen = computed(() => this.open.view().changes.join());
  protected readonly list = new Paged<HistoryEntry>(
    ({ changeId, at }) => changeId + at,
    (cursor) => this.api.history(this.open.leadId(), this.open.view().changes, cursor),
  );
  protected readonly days = computed(() => {
    const zone = this.zone();
    const byDay = Map.groupBy(toldOnce(this.list.items() ?? [], this.open.leadId()), ({ at }) =>
      dayKey(new Date(at), zone),
    );
    return [...byDay].map(([key, entries]) => ({
      key,
      entries,
      title: formatDayGroup(new Date(entries[0]?.at ?? 0), this.ticker.now(), zone),
    }));
  });

  constructor() {
    followLead(this.chosen, { restart: () => this.list.restart(), refresh: () => this.list.refresh() });
  }
}
