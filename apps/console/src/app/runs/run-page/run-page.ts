import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatProgressBar } from '@angular/material/progress-bar';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { isClosed, onlyReads, type RunCommandName, type RunDetail } from '@heatline/contracts';
import {
  Button,
  counted,
  Failed,
  formatCount,
  formatDuration,
  formatTime,
  Icon,
  IconButton,
  LoadingLine,
  Skeleton,
  StateBlock,
  Tag,
  Ticker,
  Toaster,
} from '@heatline/ui';
import { Facts } from '@heatline/ui/details';
import { RateChart, SliceSquares } from '@heatline/ui/charts';
import { held } from '../../api/held';
import { Members } from '../../api/members';
import { RunCommands } from '../../api/run-commands';
import { parkedWords, percentOf, reasonOf, starterOf, stateOf, titleOf } from '../../api/run-words';
import { isMissing, told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { PageTitle } from '../../page-title';
import { Session } from '../../session/session';
import { RunButtons } from '../../run-buttons';
import { factsOf, iconOfStep, meanRate, samplesOf, slicesOf } from './run-facts';
import { RunFile } from './run-file';
import { RunMerges } from './run-merges';
import { RunOutcomes } from './run-outcomes';
import { UndoBulk } from './undo-bulk';

/** One run: how far, how fast, what went wrong, and what can be done. */
@Component({
  selector: 'hl-run-page',
  imports: [
    Button,
    Facts,
    Failed,
    Icon,
    IconButton,
    LoadingLine,
    MatProgressBar,
    RateChart,
    RouterLink,
    RunButtons,
    RunFile,
    RunMerges,
    RunOutcomes,
    Skeleton,
    SliceSquares,
    StateBlock,
    Tag,
  ],
  templateUrl: './run-page.html',
  styleUrls: ['../../page.css', '../../crumbs.css', './run-page.css'],
})
export class RunPage {
  private readonly params = toSignal(inject(ActivatedRoute).params, { requireSync: true });
  private readonly members = inject(Members);
  private readonly ticker = inject(Ticker);
  private readonly session = inject(Session);
  private readonly toaster = inject(Toaster);
  protected readonly commands = inject(RunCommands);
  private readonly undoes = inject(UndoBulk);
  protected readonly undoing = this.undoes.busy;
  private readonly runId = computed((): string => this.params()['runId']);
  private readonly resource = httpResource<RunDetail>(() => `/api/runs/${this.runId()}`);

  protected readonly run = held(this.resource, this.runId);
  protected readonly loading = this.resource.isLoading;
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.loading() ? told(error) : null;
  });
  /** All that the page says about the run, from one reading. */
  protected readonly shown = computed(() => {
    const run = this.run();
    if (!run) return null;
    const { unit } = run;
    const by = starterOf(run, (id) => this.members.nameOf(id));
    const mean = meanRate(run, this.ticker.now());
    const samples = samplesOf(run);
    return {
      run,
      unit,
      title: titleOf(run),
      state: stateOf(run),
      parked: parkedWords(run),
      reason: reasonOf(run),
      open: !isClosed(run.state),
      onlyReads: onlyReads(run.kind),
      merges: run.kind === 'mergeLeads' || run.kind === 'unmergeLeads',
      undoable: run.kind === 'assignOwner' && isClosed(run.state) && run.changed > 0 && this.undoes.allowed(),
      percent: percentOf(run),
      left: run.etaSeconds === null ? null : formatDuration(run.etaSeconds),
      parkedSlice: run.sliceList.find(({ state }) => state === 'parked') ?? null,
      slices: slicesOf(run.sliceList, unit),
      counts: (['done', 'running', 'parked', 'skipped', 'waiting'] as const).flatMap((state) =>
        run.slices[state] ? [{ state, words: `${formatCount(run.slices[state])} ${state}` }] : [],
      ),
      samples,
      rate: [
        run.state === 'running' && run.ratePerSecond ? [`now ${formatCount(run.ratePerSecond)}`] : [],
        mean === null ? [] : [`mean ${formatCount(mean)}`],
      ]
        .flat()
        .join(' · '),
      chartLabel:
        mean === null
          ? `No ${unit} counted yet`
          : `About ${formatCount(mean)} ${unit} a second over ${samples.length} samples`,
      facts: factsOf(run, by, this.ticker.now(), this.session.timeZone(), (id) => this.members.nameOf(id)),
      steps: run.steps.map((step) => ({ ...step, icon: iconOfStep(step), time: this.clock(step.at) })),
      modelId: run.about.kind === 'model' ? run.about.id : null,
    };
  });
  protected readonly isMissing = isMissing;
  protected readonly count = formatCount;
  protected readonly counted = counted;

  constructor() {
    const until = inject(DestroyRef);
    const title = inject(PageTitle);
    const reload = soon(() => this.resource.reload(), until, 300);
    inject(Live).listen('runs.changed', ({ runId }) => runId === this.runId() && reload(), until, reload);
    effect(() => {
      const run = this.run();
      if (run) title.name(titleOf(run));
    });
  }

  protected again() {
    this.resource.reload();
  }

  protected async command(name: RunCommandName, sliceNo?: number) {
    const run = this.run();
    const answer = run && (await this.commands.send(run, name, sliceNo));
    if (!answer) return;
    this.resource.update((known) => known && { ...known, ...answer });
    this.resource.reload();
  }

  protected async undo() {
    const run = this.run();
    if (run) await this.undoes.take(run);
  }

  protected async copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      void this.toaster.done('Workflow id copied');
    } catch {
      void this.toaster.failed('The browser does not allow copying here. Mark the text and copy it by hand.');
    }
  }

  protected clock(at: string): string {
    const seconds = new Date(at).getSeconds().toString().padStart(2, '0');
    return `${formatTime(new Date(at), this.session.timeZone())}:${seconds}`;
  }
}
