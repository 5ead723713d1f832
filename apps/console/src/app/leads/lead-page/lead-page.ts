import { Component, computed, effect, inject } from '@angular/core';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { RouterLink } from '@angular/router';
import { Button, Failed, formatCount, formatNumber, LoadingLine, StateBlock } from '@heatline/ui';
import { ActiveTabInView } from '../../active-tab-in-view';
import { AddressNote } from '../../address-note';
import { isMissing } from '../../api/told';
import { PageTitle } from '../../page-title';
import { isTyping } from '../../typing';
import { Viewport } from '../../viewport';
import { leadName } from '../lead-name';
import { ActivitiesTab } from './activity/activities-tab';
import { LeadHead } from './head/lead-head';
import { HistoryTab } from './history/history-tab';
import { LeadNames } from './history/lead-names';
import type { Tab } from './lead-view';
import { LeadMerges } from './merges/lead-merges';
import { NotesTab } from './notes/notes-tab';
import { OpenLead } from './open-lead';
import { OverviewTab } from './overview/overview-tab';
import { ScoresTab } from './scores/scores-tab';
import { DrawnSubject } from './trend/drawn-subject';
import { ExplainedSubject } from './why/explained-subject';
import { HandMade } from './why/hand-made';
import { WhySheet } from './why/why-sheet';

/** One lead: who it is, what it did, its scores, and why they are what they are. */
@Component({
  selector: 'hl-lead-page',
  imports: [
    ActiveTabInView,
    ActivitiesTab,
    AddressNote,
    Button,
    Failed,
    HistoryTab,
    LeadHead,
    LoadingLine,
    MatTabLink,
    MatTabNav,
    MatTabNavPanel,
    NotesTab,
    OverviewTab,
    RouterLink,
    ScoresTab,
    StateBlock,
    WhySheet,
  ],
  providers: [
    OpenLead,
    HandMade,
    LeadMerges,
    LeadNames,
    { provide: DrawnSubject, useExisting: OpenLead },
    { provide: ExplainedSubject, useExisting: OpenLead },
  ],
  templateUrl: './lead-page.html',
  styleUrl: './lead-page.css',
  host: {
    '[class.with-sheet]': 'sheetOpen()',
    '(document:keydown.escape)': 'escape()',
    '(document:keydown)': 'press($event)',
  },
})
export class LeadPage {
  protected readonly open = inject(OpenLead);
  protected readonly viewport = inject(Viewport);
  protected readonly isMissing = isMissing;
  protected readonly name = leadName;

  protected readonly sheetOpen = computed(
    () => this.open.view().why && !this.viewport.narrow() && this.open.lead() !== undefined,
  );
  /** The ledger stands beside the other tabs where it has room. */
  protected readonly tab = computed((): Tab => {
    const { tab } = this.open.view();
    return tab === 'why' && !this.viewport.narrow() ? 'overview' : tab;
  });
  protected readonly tabs = computed((): { tab: Tab; title: string; count?: string }[] => {
    const score = this.open.current()?.card.score ?? null;
    const lead = this.open.lead();
    const why = { tab: 'why' as const, title: score === null ? 'Why' : `Why ${formatNumber(score)}` };
    return [
      { tab: 'overview', title: 'Overview' },
      ...(this.viewport.narrow() ? [why] : []),
      { tab: 'activities', title: 'Activities', ...(lead && { count: formatCount(lead.counts.events) }) },
      { tab: 'scores', title: 'Scores' },
      { tab: 'history', title: 'History' },
      { tab: 'notes', title: 'Notes' },
    ];
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const lead = this.open.lead();
      if (lead) title.name(leadName(lead));
    });
  }

  /** A sheet that lies over the page closes by Escape; one that stands beside it stays. */
  protected escape() {
    if (this.sheetOpen() && !this.viewport.wide()) this.open.look({ why: false });
  }

  protected press(event: KeyboardEvent) {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || !this.open.mayEdit()) return;
    const begins = event.key === 'e' ? 'edit' : event.key === 'n' ? 'note' : null;
    if (!begins) return;
    event.preventDefault();
    this.open.wanted.set(begins);
    this.open.look({ tab: begins === 'edit' ? 'overview' : 'notes' }, false);
  }
}
