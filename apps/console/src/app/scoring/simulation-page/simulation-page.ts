import { Component, computed, effect, inject, signal } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Router, RouterLink } from '@angular/router';
import type { DefinitionChange, DefinitionChangeDetail } from '@heatline/contracts';
import {
  Button,
  Confirm,
  counted,
  Failed,
  formatCount,
  formatNumber,
  Icon,
  LoadingLine,
  RelativeTime,
  Skeleton,
  StateBlock,
  Tag,
  Toaster,
} from '@heatline/ui';
import { CompareChart } from '@heatline/ui/charts';
import { isMissing, told } from '../../api/told';
import { LazyDialogs } from '../../lazy-dialogs';
import { PageTitle } from '../../page-title';
import type { PublishData } from '../model-page/dialogs/publish-dialog';
import { NoSuchModel } from '../no-such-model';
import { SimulationsApi } from '../simulations-api';
import { coverageOf, staleWords, summaryOf } from '../simulation-words';
import { LevelMatrix } from './level-matrix';
import { MovedLeads } from './moved-leads';
import { OpenSimulation } from './open-simulation';
import type { TwoSidesData } from './two-sides-dialog';

/** What publishing the draft would do to everybody, before it does. */
@Component({
  selector: 'hl-simulation-page',
  imports: [
    Button,
    CompareChart,
    Failed,
    Icon,
    LevelMatrix,
    LoadingLine,
    MatButtonToggle,
    MatButtonToggleGroup,
    MatProgressBar,
    MovedLeads,
    NoSuchModel,
    RelativeTime,
    RouterLink,
    Skeleton,
    StateBlock,
    Tag,
  ],
  providers: [OpenSimulation],
  templateUrl: './simulation-page.html',
  styleUrls: ['../../page.css', '../head.css', './simulation-page.css'],
})
export class SimulationPage {
  protected readonly open = inject(OpenSimulation);
  private readonly api = inject(SimulationsApi);
  private readonly confirm = inject(Confirm);
  private readonly toaster = inject(Toaster);
  private readonly router = inject(Router);
  private readonly dialogs = inject(LazyDialogs);
  protected readonly isMissing = isMissing;

  protected readonly scale = signal<'root' | 'linear'>('root');
  protected readonly crossing = signal<'enters' | 'leaves'>('enters');
  protected readonly simulation = this.open.simulation;
  protected readonly before = computed(() => {
    const version = this.simulation()?.publishedVersion ?? this.open.newestVersion();
    return version === null ? 'nothing' : `v${version}`;
  });
  protected readonly title = computed(() =>
    this.before() === 'nothing' ? 'Draft before its first version' : `Draft against ${this.before()}`,
  );
  protected readonly summary = computed(() => {
    const simulation = this.simulation();
    return simulation ? summaryOf(simulation) : null;
  });
  protected readonly coverage = computed(() => {
    const simulation = this.simulation();
    return simulation?.result ? coverageOf(simulation) : null;
  });
  protected readonly stale = computed(() => {
    const simulation = this.simulation();
    return simulation && !this.open.underWay() ? staleWords(simulation) : null;
  });
  protected readonly percent = computed(() => {
    const simulation = this.simulation();
    return simulation?.total ? Math.floor((100 * simulation.done) / simulation.total) : null;
  });
  /** Said until the numbers are of everybody. */
  protected readonly fromSample = computed(() => (this.simulation()?.result?.exact ? '' : 'About, from a sample. '));
  protected readonly seconds = computed(() => {
    const seconds = this.simulation()?.computeSeconds;
    if (seconds != null && seconds < 0.05) return 'under 0.1 s';
    return seconds == null ? null : `${seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds)} s`;
  });
  protected readonly chartWords = computed(() => {
    const result = this.simulation()?.result;
    return result
      ? `${this.subjects()} by score under ${this.before()} and under the draft: ${formatCount(result.rises)} score higher, ${formatCount(result.falls)} lower, ${formatCount(result.same)} the same.`
      : '';
  });
  /** "lead" or "account"; the plural as a head. */
  protected readonly subject = computed(() => this.simulation()?.subject ?? 'lead');
  protected readonly subjects = computed(() => (this.subject() === 'account' ? 'Accounts' : 'Leads'));
  protected readonly top = computed(() => this.summary()?.top ?? 'the top level');
  /** Why Publish cannot be pressed; null when it can. */
  protected readonly unpublishable = computed((): string | null => {
    if (!this.open.mayPublish()) return 'Admins publish';
    const model = this.open.model();
    if (!model || !this.open.draft()) return 'The draft is loading';
    return model.draftChanged ? null : 'No changes to publish';
  });
  protected readonly next = computed(() => (this.open.newestVersion() ?? 0) + 1);
  protected readonly whatOf = ({ details: [one] }: DefinitionChange) =>
    !one || one.what === 'points' ? '' : `${one.what} `;
  /** Points carry their sign, as everywhere. */
  protected readonly signed = ({ what, ...one }: DefinitionChangeDetail, side: 'from' | 'to') => {
    const text = one[side] ?? 'none';
    return what === 'points' && /^[1-9]/.test(text) ? `+${text}` : text;
  };
  protected readonly counted = counted;
  protected readonly count = formatCount;
  protected readonly number = formatNumber;

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const model = this.open.model();
      if (model) title.name(`Simulation of ${model.name}`);
    });
  }

  protected pick(value: string) {
    this.scale.set(value === 'linear' ? 'linear' : 'root');
  }

  protected pickCrossing(value: string) {
    this.crossing.set(value === 'leaves' ? 'leaves' : 'enters');
  }

  protected async look(leadId: string) {
    const simulation = this.simulation();
    if (!simulation?.result) return;
    const { levelsBefore, levelsAfter } = simulation.result;
    await this.dialogs.open<TwoSidesData, void>(
      () => import('./two-sides-dialog').then((m) => m.TwoSidesDialog),
      { simulationId: simulation.simulationId, leadId, subject: simulation.subject, levelsBefore, levelsAfter },
      '640px',
    );
  }

  protected async publish() {
    const [model, draft, simulation] = [this.open.model(), this.open.draft(), this.simulation()];
    if (!model || !draft) return;
    const current = simulation && !simulation.stale.draft && !simulation.stale.published ? simulation : null;
    const changes = await this.api.changes(model.modelId).catch((error: unknown) => told(error));
    if ('code' in changes) return void this.toaster.failed(changes.detail);
    const published = await this.dialogs.open<PublishData, { publishedVersion: number; runId: string | null }>(
      () => import('../model-page/dialogs/publish-dialog').then((m) => m.PublishDialog),
      {
        modelId: model.modelId,
        next: this.next(),
        draftVersion: draft.version,
        active: model.active,
        changes,
        ruleCount: draft.definition.rules.length,
        simulation: current,
      },
    );
    if (!published) return;
    void this.toaster.done(
      `v${published.publishedVersion} published${published.runId ? '; everybody is recalculated' : ''}`,
    );
    await this.router.navigate(['/scoring', model.modelId]);
  }

  protected async discard() {
    const [draft, version] = [this.open.draft(), this.open.newestVersion()];
    if (!draft || version === null) return;
    const sure = await this.confirm.ask({
      title: 'Discard the draft?',
      words: `The draft becomes v${version} again. What was changed in it since is lost.`,
      action: 'Discard draft',
      danger: true,
    });
    if (!sure) return;
    try {
      await this.api.restore(draft.modelId, version, draft.version);
      await this.router.navigate(['/scoring', draft.modelId]);
    } catch (error) {
      void this.toaster.failed(told(error).detail);
    }
  }
}
