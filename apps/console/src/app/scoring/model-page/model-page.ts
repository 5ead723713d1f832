import { Component, computed, effect, inject } from '@angular/core';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { RouterLink } from '@angular/router';
import { Failed, LoadingLine } from '@heatline/ui';
import { ActiveTabInView } from '../../active-tab-in-view';
import { isMissing } from '../../api/told';
import { PageTitle } from '../../page-title';
import { NoSuchModel } from '../no-such-model';
import { ContactsTab } from './contacts/contacts-tab';
import { DecayTab } from './decay/decay-tab';
import { DraftClash } from './draft-clash';
import { ModelHead } from './head/model-head';
import { KeptDraft } from './kept-draft';
import { LeaveDraft } from './leave-draft';
import { LevelsTab } from './levels/levels-tab';
import { MoversTab } from './movers/movers-tab';
import { OpenDraft } from './open-draft';
import { OpenModel, type Tab } from './open-model';
import { OutcomesTab } from './outcomes/outcomes-tab';
import { RulesTab } from './rules/rules-tab';
import { TryTab } from './try/try-tab';
import { VersionsTab } from './versions/versions-tab';

/** One model: its draft to edit, its versions, its recalculations, and whom it has scored. */
@Component({
  selector: 'hl-model-page',
  imports: [
    ActiveTabInView,
    ContactsTab,
    DecayTab,
    Failed,
    LevelsTab,
    LoadingLine,
    MatTabLink,
    MatTabNav,
    MatTabNavPanel,
    ModelHead,
    MoversTab,
    NoSuchModel,
    OutcomesTab,
    RouterLink,
    RulesTab,
    TryTab,
    VersionsTab,
  ],
  providers: [OpenModel, KeptDraft, OpenDraft, LeaveDraft, DraftClash],
  templateUrl: './model-page.html',
  styleUrls: ['../../page.css', './model-page.css'],
})
export class ModelPage {
  protected readonly open = inject(OpenModel);
  protected readonly draft = inject(OpenDraft);
  private readonly leaving = inject(LeaveDraft);
  protected readonly isMissing = isMissing;
  protected readonly needsDraft = computed(() => ['rules', 'levels', 'decay', 'try'].includes(this.open.tab()));

  protected readonly tabs = computed((): { tab: Tab; title: string; count: number | null }[] => [
    {
      tab: 'rules',
      title: 'Rules',
      count: this.draft.definition()?.rules.length ?? this.open.model()?.ruleCount ?? null,
    },
    { tab: 'levels', title: 'Levels', count: this.draft.definition()?.levels.length ?? null },
    { tab: 'decay', title: 'Decay', count: null },
    { tab: 'versions', title: 'Versions', count: this.open.versions()?.length ?? null },
    ...(this.open.model()?.kind === 'account'
      ? [{ tab: 'contacts' as const, title: 'Scored accounts', count: null }]
      : [
          { tab: 'contacts' as const, title: 'Scored contacts', count: null },
          { tab: 'movers' as const, title: 'Movers', count: null },
          { tab: 'outcomes' as const, title: 'Outcomes', count: null },
          { tab: 'try' as const, title: 'Try it', count: null },
        ]),
  ]);

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const model = this.open.model();
      if (model) title.name(model.name);
    });
  }

  /** Asks first when something of the draft would be left behind unsaved. */
  mayLeave() {
    return this.leaving.mayLeave();
  }
}
