import { Component, computed, effect, type ElementRef, inject, Injector, signal, viewChild } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { Router, RouterLink } from '@angular/router';
import type { ModelChange } from '@heatline/contracts';
import {
  Button,
  Confirm,
  counted,
  Failed,
  formatShortDay,
  Icon,
  IconButton,
  LoadingLine,
  Skeleton,
  StateBlock,
  Tag,
  Toaster,
} from '@heatline/ui';
import { ActiveTabInView } from '../../active-tab-in-view';
import { told } from '../../api/told';
import { PageTitle } from '../../page-title';
import { Models } from '../../api/models';
import { VersionShares } from '../../api/version-shares';
import { Session } from '../../session/session';
import { kindTitles } from '../model-words';
import { ModelsApi } from '../models-api';
import { SimulationsApi } from '../simulations-api';
import { ContactsTab } from './contacts/contacts-tab';
import { DecayTab } from './decay/decay-tab';
import type { DescribeData } from './dialogs/describe-dialog';
import type { PrimaryData } from './dialogs/primary-dialog';
import type { Published, PublishData } from './dialogs/publish-dialog';
import { DraftState } from './draft-state';
import { LevelsTab } from './levels/levels-tab';
import { OpenDraft } from './open-draft';
import { OpenModel, type Tab } from './open-model';
import { MoversTab } from './movers/movers-tab';
import { OutcomesTab } from './outcomes/outcomes-tab';
import { RulesTab } from './rules/rules-tab';
import { RunStrip } from './run-strip/run-strip';
import { TryTab } from './try/try-tab';
import { VersionsTab } from './versions/versions-tab';

/** One model: its draft to edit, its versions, its recalculations, and whom it has scored. */
@Component({
  selector: 'hl-model-page',
  imports: [
    ActiveTabInView,
    Button,
    ContactsTab,
    DecayTab,
    DraftState,
    Failed,
    Icon,
    IconButton,
    LevelsTab,
    LoadingLine,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    MatSlideToggle,
    MatTabLink,
    MatTabNav,
    MatTabNavPanel,
    MoversTab,
    OutcomesTab,
    RouterLink,
    RulesTab,
    RunStrip,
    Skeleton,
    StateBlock,
    Tag,
    TryTab,
    VersionsTab,
  ],
  providers: [OpenModel, OpenDraft],
  templateUrl: './model-page.html',
  styleUrl: './model-page.css',
})
export class ModelPage {
  protected readonly open = inject(OpenModel);
  protected readonly draft = inject(OpenDraft);
  private readonly api = inject(ModelsApi);
  private readonly simulations = inject(SimulationsApi);
  private readonly models = inject(Models);
  private readonly share = inject(VersionShares);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly toaster = inject(Toaster);
  private readonly confirm = inject(Confirm);
  protected readonly starting = signal(false);
  protected readonly simulating = signal(false);
  protected readonly kindTitles = kindTitles;
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly needsDraft = computed(() => ['rules', 'levels', 'decay', 'try'].includes(this.open.tab()));
  protected readonly ofAccounts = computed(() => this.open.model()?.kind === 'account');

  protected readonly tabs = computed((): { tab: Tab; title: string; count: number | null }[] => [
    {
      tab: 'rules',
      title: 'Rules',
      count: this.draft.definition()?.rules.length ?? this.open.model()?.ruleCount ?? null,
    },
    { tab: 'levels', title: 'Levels', count: this.draft.definition()?.levels.length ?? null },
    { tab: 'decay', title: 'Decay', count: null },
    { tab: 'versions', title: 'Versions', count: this.open.versions()?.length ?? null },
    ...(this.ofAccounts()
      ? [{ tab: 'contacts' as const, title: 'Scored accounts', count: null }]
      : [
          { tab: 'contacts' as const, title: 'Scored contacts', count: null },
          { tab: 'movers' as const, title: 'Movers', count: null },
          { tab: 'outcomes' as const, title: 'Outcomes', count: null },
          { tab: 'try' as const, title: 'Try it', count: null },
        ]),
  ]);
  protected readonly neverPublished = computed(() => {
    const model = this.open.model();
    return model?.publishedVersion === null && model.pendingVersion === null;
  });
  protected readonly publishedWords = computed(() => {
    const model = this.open.model();
    if (!model) return '';
    if (this.neverPublished()) return 'Never published';
    const day = model.publishedAt
      ? ` published ${formatShortDay(new Date(model.publishedAt), this.session.timeZone())}`
      : '';
    const pending = model.pendingVersion === null ? '' : ` · v${model.pendingVersion} is being prepared`;
    return `v${model.publishedVersion ?? model.pendingVersion}${day}${pending}`;
  });
  protected readonly changedWords = computed(() => {
    const count = this.draft.changes().length;
    if (!this.draft.definition() || (this.open.newestVersion() !== null && !this.draft.published())) return null;
    return count ? `${counted(count, 'change')} in draft` : null;
  });
  /** Why Publish cannot be pressed; null when it can. */
  protected readonly unpublishable = computed((): string | null => {
    if (!this.open.mayPublish()) return 'Admins publish';
    if (!this.draft.definition()) return 'The draft is loading';
    if (this.draft.state() === 'conflict') return 'Choose a draft first';
    const wrong = this.draft.issues().length;
    if (wrong) return `${counted(wrong, 'field')} to put right`;
    if (!this.draft.definition()?.rules.length) return 'Add a rule first';
    return this.draft.changes().length ? null : 'No changes to publish';
  });
  /** Why the draft cannot be simulated; null when it can. */
  protected readonly unsimulable = computed((): string | null => {
    if (!this.open.mayEdit()) return 'Admins and marketers simulate';
    if (!this.draft.definition()) return 'The draft is loading';
    if (this.draft.state() === 'conflict') return 'Choose a draft first';
    if (this.draft.issues().length) return `${counted(this.draft.issues().length, 'field')} to put right`;
    return this.draft.definition()?.rules.length ? null : 'Add a rule first';
  });
  /** As in "62% of scores are of v8"; null when all are. */
  protected readonly shareWords = computed(() => {
    const model = this.open.model();
    return model ? this.share.wordsOf(model, this.open.openRun()) : null;
  });
  /** Why everybody cannot be recalculated; null when they can. */
  protected readonly notNow = computed((): string | null => {
    const model = this.open.model();
    if (!model || !this.open.mayPublish()) return 'Admins recalculate';
    if (model.publishedVersion === null) return 'Publish the model first';
    if (!model.active) return 'Switch the model on first';
    return this.open.openRun() ? 'A recalculation is under way' : null;
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const model = this.open.model();
      if (model) title.name(model.name);
    });
  }

  /** Asks first when something of the draft would be left behind unsaved. */
  mayLeave() {
    return this.draft.mayLeave();
  }

  protected async recalculate() {
    this.starting.set(true);
    await this.tried(async () => {
      const { alreadyRunning } = await this.api.recalculate(this.open.modelId());
      this.open.reload();
      void this.toaster.done(alreadyRunning ? 'A recalculation was already under way' : 'Recalculation started');
    });
    this.starting.set(false);
  }

  protected change(change: ModelChange) {
    return this.tried(async () => this.open.accept(await this.api.change(this.open.modelId(), change)));
  }

  protected async activate(active: boolean, toggle: MatSlideToggle) {
    // The switch follows what the server says, not the press.
    toggle.checked = !active;
    await this.change({ active });
    toggle.checked = this.open.model()?.active ?? false;
  }

  protected async publish() {
    if (!(await this.draft.save())) return;
    const model = this.open.model();
    if (!model) return;
    const data: PublishData = {
      modelId: model.modelId,
      next: (this.open.newestVersion() ?? 0) + 1,
      draftVersion: this.draft.version(),
      active: model.active,
      changes: this.draft.published() ? this.draft.changes() : [],
      ruleCount: this.draft.definition()?.rules.length ?? 0,
      simulation: await this.currentSimulation(model.modelId),
    };
    const published = await this.dialog<PublishData, Published>(
      () => import('./dialogs/publish-dialog').then((m) => m.PublishDialog),
      data,
    );
    if (!published) return;
    // The button that was pressed has nothing left to publish.
    this.heading()?.nativeElement.focus();
    if (published.switchOn) await this.change({ active: true });
    this.open.reload();
    const everybody = published.runId ? '; everybody is recalculated' : published.switchOn ? ' and switched on' : '';
    void this.toaster.done(`v${published.publishedVersion} published${everybody}`);
  }

  /** One that scores takes over at once, and gives it back as easily; one that is off takes everybody's scores away, so that is asked. */
  protected async makePrimary() {
    const model = this.open.model();
    if (!model) return;
    const before = this.models.all().find(({ kind, primary }) => primary && kind === model.kind);
    if (!model.active) {
      const answer = await this.dialog<PrimaryData, { active: boolean }>(
        () => import('./dialogs/primary-dialog').then((m) => m.PrimaryDialog),
        { model, before: before?.name ?? null },
      );
      if (answer) await this.change({ primary: true, ...(answer.active && { active: true }) });
      return;
    }
    await this.tried(async () => {
      this.open.accept(await this.api.change(model.modelId, { primary: true }));
      const undo = await this.toaster.done(
        `${model.name} is the primary ${kindTitles[model.kind].toLowerCase()} model now`,
        'Undo',
      );
      if (!undo) return;
      if (before) await this.api.change(before.modelId, { primary: true });
      else await this.api.change(model.modelId, { primary: false });
      this.open.reload();
    });
  }

  /** Tries the draft on everybody, and shows what comes of it. */
  protected async simulate() {
    if (!(await this.draft.save())) return;
    this.simulating.set(true);
    await this.tried(async () => {
      const newest = await this.simulations.latest(this.open.modelId());
      const current =
        newest?.draftVersion === this.draft.version() && !Object.values(newest?.stale ?? {}).includes(true);
      if (!current || newest?.state === 'failed' || newest?.state === 'cancelled')
        await this.simulations.simulate(this.open.modelId(), this.draft.version());
      await this.router.navigate(['/scoring', this.open.modelId(), 'simulation']);
    });
    this.simulating.set(false);
  }

  protected async describe() {
    const model = this.open.model();
    if (!model) return;
    const { modelId, name, description } = model;
    const changed = await this.dialog<DescribeData, true>(
      () => import('./dialogs/describe-dialog').then((m) => m.DescribeDialog),
      { modelId, name, description },
    );
    if (changed) this.open.reload();
  }

  protected copy() {
    return this.tried(async () => {
      const copy = await this.api.copy(this.open.modelId());
      void this.toaster.done(`${copy.name} made. It is not active.`);
      await this.router.navigate(['/scoring', copy.modelId]);
    });
  }

  protected async archive() {
    const model = this.open.model();
    if (!model) return;
    const sure = await this.confirm.ask({
      title: `Archive ${model.name}?`,
      words: 'It stops scoring and leaves every list. Its versions and its history are kept, and it can be restored.',
      action: 'Archive model',
      danger: true,
    });
    if (!sure) return;
    await this.tried(async () => {
      await this.api.archive(model.modelId);
      await this.router.navigate(['/scoring']);
      if (await this.toaster.done(`${model.name} archived`, 'Undo')) await this.api.restore(model.modelId);
    });
  }

  protected restore() {
    return this.tried(async () => {
      this.open.accept(await this.api.restore(this.open.modelId()));
      void this.toaster.done('The model is back. It is not active.');
    });
  }

  /** The newest simulation, when it is of this very draft; publishing does not wait for it. */
  private async currentSimulation(modelId: string) {
    const newest = await this.simulations.latest(modelId).catch(() => null);
    return newest && !newest.stale.draft && !newest.stale.published ? newest : null;
  }

  private async tried(act: () => Promise<void>) {
    try {
      await act();
    } catch (error) {
      void this.toaster.failed(told(error).detail);
    }
  }

  /** A dialog that is loaded when it is first wanted. */
  private async dialog<Data, Answer>(load: () => Promise<new () => unknown>, data: Data): Promise<Answer | undefined> {
    const [{ MatDialog }, component] = await Promise.all([import('@angular/material/dialog'), load()]);
    const opened = this.injector
      .get(MatDialog)
      .open<unknown, Data, Answer>(component, { data, width: '560px', maxWidth: 'calc(100vw - 16px)' });
    return new Promise((resolve) => opened.afterClosed().subscribe(resolve));
  }
}
