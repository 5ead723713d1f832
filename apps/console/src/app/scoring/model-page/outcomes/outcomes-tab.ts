import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject, linkedSignal, signal } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import type { getCalibration, ReplyOf, Run, Sign } from '@heatline/contracts';
import {
  Button,
  Confirm,
  counted,
  Failed,
  formatCount,
  formatPoints,
  Icon,
  LevelTag,
  LoadingLine,
  RelativeTime,
  Skeleton,
  StateBlock,
  Tag,
  Toaster,
} from '@heatline/ui';
import { formatPercent, OutcomeChart } from '@heatline/ui/charts';
import { held } from '../../../api/held';
import { badgeOf } from '../../../api/models';
import { percentOf } from '../../../api/run-words';
import { told } from '../../../api/told';
import { datesInWords } from '../../../date-words';
import { Live } from '../../../live/live';
import { soon } from '../../../live/soon';
import { OpenDraft } from '../open-draft';
import { OpenModel } from '../open-model';
import {
  aucOf,
  bandWords,
  betweenOf,
  lateWords,
  liftOf,
  scoresWords,
  shareWords,
  signWords,
  suggestionWords,
} from './outcome-words';
import { OutcomesApi } from './outcomes-api';

const keyOf = (sign: Sign): string => `${sign.kind} ${sign.kind === 'attribute' && sign.account} ${sign.key}`;

/** What became of the leads, beside what their scores had said, and the points that outcomes suggest. */
@Component({
  selector: 'hl-outcomes-tab',
  imports: [
    Button,
    Failed,
    Icon,
    LevelTag,
    LoadingLine,
    MatCheckbox,
    MatProgressBar,
    OutcomeChart,
    RelativeTime,
    RouterLink,
    Skeleton,
    StateBlock,
    Tag,
  ],
  templateUrl: './outcomes-tab.html',
  styleUrl: './outcomes-tab.css',
})
export class OutcomesTab {
  protected readonly model = inject(OpenModel);
  protected readonly draft = inject(OpenDraft);
  private readonly api = inject(OutcomesApi);
  private readonly confirm = inject(Confirm);
  private readonly toaster = inject(Toaster);
  private readonly resource = httpResource<ReplyOf<typeof getCalibration>>(
    () => `/api/models/${this.model.modelId()}/calibration`,
  );
  private readonly shown = held(this.resource, this.model.modelId);
  protected readonly loading = this.resource.isLoading;
  protected readonly loaded = computed(() => this.shown() !== undefined);
  protected readonly calibration = computed(() => this.shown()?.calibration ?? null);
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.loading() ? told(error) : null;
  });

  private readonly runResource = httpResource<Run>(() => {
    const runId = this.shown()?.openRunId;
    return runId ? `/api/runs/${runId}` : undefined;
  });
  protected readonly openRunId = computed(() => this.shown()?.openRunId ?? null);
  protected readonly percent = computed(() => {
    const run = this.runResource.hasValue() ? this.runResource.value() : undefined;
    return run ? percentOf(run) : null;
  });
  protected readonly starting = signal(false);

  /** Signs that the next run shall not look at. */
  protected readonly leaveOut = linkedSignal(
    () => new Map((this.calibration()?.leftOut ?? []).map((sign) => [keyOf(sign), sign])),
  );
  protected readonly leaveOutChanged = computed(() => {
    const now = (this.calibration()?.leftOut ?? []).map(keyOf).sort().join('\n');
    return [...this.leaveOut().keys()].sort().join('\n') !== now;
  });
  /** What a person may leave out: what was warned of, and what is left out already. */
  protected readonly doubtful = computed(() => {
    const calibration = this.calibration();
    if (!calibration) return [];
    const late = calibration.suggestion.late.map((one) => ({
      sign: one.sign,
      key: keyOf(one.sign),
      title: signWords(one.sign),
      words: lateWords(one),
      byItself: one.leftOut,
    }));
    const byHand = calibration.leftOut
      .filter((sign) => !late.some(({ key }) => key === keyOf(sign)))
      .map((sign) => ({
        sign,
        key: keyOf(sign),
        title: signWords(sign),
        words: 'Left out by hand.',
        byItself: false,
      }));
    return [...late, ...byHand];
  });

  protected readonly bands = computed(() =>
    (this.calibration()?.scores?.bands ?? []).map(({ from, to, count, rate }) => ({
      label: bandWords(from, to),
      count,
      ...rate,
    })),
  );
  protected readonly curve = computed(() =>
    (this.calibration()?.suggestion.curve ?? []).map(({ from, to, count, rate, foretold }) => ({
      label: bandWords(from, to),
      count,
      ...rate,
      foretold,
    })),
  );
  protected readonly bandSentence = computed(() => {
    const [first, last] = [this.bands()[0], this.bands().at(-1)];
    if (!first || !last) return '';
    return `Of the leads with ${last.label} points ${formatPercent(last.value)} converted, of those with ${first.label} points ${formatPercent(first.value)}.`;
  });
  protected readonly levels = computed(() =>
    (this.calibration()?.scores?.levels ?? []).map((one) => ({
      ...one,
      badge: badgeOf(this.model.model(), one.level),
    })),
  );
  protected readonly stale = computed(() => {
    const [of, now] = [this.calibration()?.publishedVersion, this.model.model()?.publishedVersion];
    return of && now && of !== now ? `v${now} is in force now; this is of v${of}.` : null;
  });

  protected readonly aucWords = aucOf;
  protected readonly between = betweenOf;
  protected readonly lift = liftOf;
  protected readonly rate = formatPercent;
  protected readonly share = shareWords;
  protected readonly count = formatCount;
  protected readonly points = formatPoints;
  protected readonly counted = counted;
  protected readonly scoresWords = scoresWords;
  protected readonly dated = datesInWords;
  protected readonly suggestionWords = suggestionWords;

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.resource.reload(), until, 300);
    const reloadRun = soon(() => (this.openRunId() ? this.runResource.reload() : this.resource.reload()), until, 500);
    const live = inject(Live);
    live.listen('models.changed', ({ modelId }) => modelId === this.model.modelId() && reload(), until, reload);
    live.listen('runs.changed', ({ runId }) => runId === this.openRunId() && reloadRun(), until, reloadRun);
  }

  protected again() {
    this.resource.reload();
  }

  protected toggle(key: string, sign: Sign, out: boolean) {
    this.leaveOut.update((known) => {
      const next = new Map(known);
      if (out) next.set(key, sign);
      else next.delete(key);
      return next;
    });
  }

  protected async calibrate() {
    this.starting.set(true);
    try {
      await this.api.calibrate(this.model.modelId(), [...this.leaveOut().values()]);
      this.resource.reload();
    } catch (error) {
      void this.toaster.failed(told(error).detail);
    } finally {
      this.starting.set(false);
    }
  }

  /** The suggestion replaces the rules of the draft, by the draft's own edit token; what is published stays as it is. */
  protected async toDraft() {
    const suggested = this.calibration()?.suggestion.rules.map(({ rule }) => rule);
    const before = this.draft.definition();
    if (!suggested?.length || !before) return;
    if (before.rules.length) {
      const sure = await this.confirm.ask({
        title: `Replace ${counted(before.rules.length, 'rule')} of the draft?`,
        words: `The draft gets the ${counted(suggested.length, 'suggested rule')}. Levels and decay stay. Nothing is published, and what counts today goes on counting.`,
        action: 'Replace rules',
      });
      if (!sure) return;
    }
    this.draft.edit((definition) => ({ ...definition, rules: suggested }));
    if (!(await this.draft.save())) return;
    await this.model.look({ tab: null });
    const undo = await this.toaster.done('The suggested rules are the draft now. Nothing is published.', 'Undo');
    if (undo) this.draft.edit((definition) => ({ ...definition, rules: before.rules }));
  }
}
