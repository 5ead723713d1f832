import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MergeHistoryEntry, MergeState } from '@heatline/contracts';
import {
  Button,
  Confirm,
  counted,
  DISPLAY_TIME_ZONE,
  Failed,
  formatCount,
  formatExact,
  Icon,
  RelativeTime,
  Tag,
} from '@heatline/ui';
import { apart, eventsOf, mergedName, namesOf, refusalOf, stateWords, whyNoUndo } from '../../../api/merge-words';
import { byWords } from '../history/history-words';
import { LeadNames } from '../history/lead-names';
import { OpenLead } from '../open-lead';
import { LeadMerges } from './lead-merges';

const [absorbed, mergedOut] = ['Absorbed', 'Merged out'];
/** What was not done is not told as done. */
const directions: Readonly<Record<MergeHistoryEntry['direction'], Readonly<Record<MergeState, string>>>> = {
  absorbed: { merged: absorbed, undone: absorbed, waiting: 'Is to absorb', refused: 'Did not absorb' },
  mergedOut: { merged: mergedOut, undone: mergedOut, waiting: 'Is to be merged', refused: 'Was not merged' },
};

/** What was merged into the lead, or it into another one, by whom, and what became of it. Nothing where nothing was. */
@Component({
  selector: 'hl-merge-history',
  imports: [Button, Failed, Icon, RelativeTime, RouterLink, Tag],
  templateUrl: './merge-history.html',
  styleUrl: './merge-history.css',
})
export class MergeHistory {
  protected readonly merges = inject(LeadMerges);
  protected readonly open = inject(OpenLead);
  private readonly names = inject(LeadNames);
  private readonly confirm = inject(Confirm);
  private readonly zone = inject(DISPLAY_TIME_ZONE);
  protected readonly count = formatCount;
  protected readonly name = mergedName;
  protected readonly rows = computed(() => this.merges.entries()?.map((entry) => this.rowOf(entry)));

  constructor() {
    this.merges.want();
  }

  protected async undo(entry: MergeHistoryEntry, row: HTMLElement) {
    const one = entry.leads.length === 1;
    const agreed = await this.confirm.ask({
      title: 'Undo this merge?',
      words: `${apart(namesOf(entry.leads))} ${one ? 'is a lead of its own' : 'are leads of their own'} again, with all that was sent for ${one ? 'it' : 'them'} before and since. Values that ${apart(mergedName(entry.target))} took over go back where nobody has changed them. The scores of all are calculated anew.`,
      action: 'Undo merge',
    });
    if (!agreed) return;
    // The button goes away with what it undoes.
    row.focus();
    await this.merges.undo(entry);
  }

  private rowOf(entry: MergeHistoryEntry) {
    const absorbed = entry.direction === 'absorbed';
    const exact = (at: string) => formatExact(new Date(at), this.zone());
    const by = (who: MergeHistoryEntry['by']) => byWords(who, this.names);
    return {
      entry,
      icon: absorbed ? ('call_merge' as const) : ('call_split' as const),
      direction: directions[entry.direction][entry.state],
      who: absorbed ? namesOf(entry.leads) : `into ${apart(mergedName(entry.target))}`,
      under: `${counted(eventsOf(entry.leads), 'event')} · ${by(entry.by)}`,
      at: entry.mergedAt ?? entry.askedAt,
      state: stateWords[entry.state],
      refusal: refusalOf(entry),
      leads: [{ role: 'Kept', ...entry.target }, ...entry.leads.map((lead) => ({ role: 'Absorbed', ...lead }))],
      facts: [
        { label: 'Asked for', value: `${exact(entry.askedAt)}, ${by(entry.by)}` },
        ...(entry.mergedAt ? [{ label: 'Merged', value: exact(entry.mergedAt) }] : []),
        ...(entry.undone ? [{ label: 'Undone', value: `${exact(entry.undone.at)}, ${by(entry.undone.by)}` }] : []),
      ],
      /** As long as they are one, all their addresses lead here. */
      apart: entry.state !== 'merged',
      mayUndo: entry.mayUndo,
      whyNot: whyNoUndo(entry),
    };
  }
}
