import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import type { HistoryEntry } from '@heatline/contracts';
import { DISPLAY_TIME_ZONE, formatExact, formatTime, Icon } from '@heatline/ui';
import { LeadMerges } from '../merges/lead-merges';
import { byWords, changeWords } from './history-words';
import { LeadNames } from './lead-names';

/** One change of a lead: what, by whom, when. */
@Component({
  selector: 'hl-change-row',
  imports: [Icon],
  template: `
    <hl-icon class="s16" [name]="words().icon" />
    <span class="grow">
      <span class="what"
        >{{ words().what }} <b dir="auto">{{ words().object }}</b></span
      >
      @if (words().under) {
        <span class="under small" dir="auto">{{ words().under }}</span>
      }
      <span class="under small muted">{{ meta() }}</span>
    </span>
    <time class="small muted tnum nowrap" [attr.datetime]="entry().at" [title]="exact()">{{ time() }}</time>
  `,
  styles: `
    :host {
      display: flex;
      align-items: flex-start;
      gap: 10px;
      padding: 6px 0;
    }
    hl-icon {
      margin-top: 2px;
      color: var(--mat-sys-on-surface-variant);
    }
    .what,
    .under {
      display: block;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
    .under {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 4;
      overflow: hidden;
    }
    b {
      font-weight: 550;
      unicode-bidi: isolate;
    }
    time {
      line-height: 20px;
    }
  `,
})
export class ChangeRow {
  readonly entry = input.required<HistoryEntry>();

  private readonly names = inject(LeadNames);
  private readonly zone = inject(DISPLAY_TIME_ZONE);
  private readonly merges = inject(LeadMerges);
  protected readonly words = computed(() => changeWords(this.entry(), this.names));
  protected readonly time = computed(() => formatTime(new Date(this.entry().at), this.zone()));
  protected readonly exact = computed(() => formatExact(new Date(this.entry().at), this.zone()));
  protected readonly meta = computed(() => {
    const entry = this.entry();
    const source = entry.kind === 'attribute' ? entry.source : null;
    return [
      byWords(entry.by, this.names),
      ...(source === 'merge' ? ['taken over in a merge'] : source ? [`source ${source}`] : []),
    ].join(' · ');
  });

  constructor() {
    // Who was merged stands there alone.
    effect(() => {
      if (this.entry().kind === 'merge') untracked(() => this.merges.want());
    });
  }
}
