import { Component, computed, type ElementRef, inject, viewChild } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { RouterLink } from '@angular/router';
import type { RunCommandName } from '@heatline/contracts';
import {
  Button,
  counted,
  formatCount,
  formatDuration,
  formatMoment,
  formatTime,
  Icon,
  Input,
  RelativeTime,
  Skeleton,
  Ticker,
  Toaster,
} from '@heatline/ui';
import { Members } from '../../../api/members';
import { RunCommands } from '../../../api/run-commands';
import { parkedWords, percentOf, secondsOfRun, starterOf, stateOf, tookWords } from '../../../api/run-words';
import { told } from '../../../api/told';
import { Session } from '../../../session/session';
import { RunButtons } from '../../../run-buttons';
import { intervalChoices, nextSlot, scheduleWords } from '../../model-words';
import { ModelsApi } from '../../models-api';
import { OpenModel } from '../open-model';

/** The recalculation that is under way, the last one, and the schedule. */
@Component({
  selector: 'hl-run-strip',
  imports: [Button, Icon, Input, MatProgressBar, MatSlideToggle, RelativeTime, RouterLink, RunButtons, Skeleton],
  templateUrl: './run-strip.html',
  styleUrl: './run-strip.css',
})
export class RunStrip {
  protected readonly open = inject(OpenModel);
  protected readonly commands = inject(RunCommands);
  private readonly api = inject(ModelsApi);
  private readonly members = inject(Members);
  private readonly toaster = inject(Toaster);
  private readonly ticker = inject(Ticker);
  private readonly session = inject(Session);

  private readonly automatic = viewChild(MatSlideToggle);
  private readonly every = viewChild<ElementRef<HTMLSelectElement>>('every');
  protected readonly run = this.open.openRun;
  protected readonly state = computed(() => {
    const run = this.run();
    return run ? stateOf(run) : null;
  });
  protected readonly percent = computed(() => {
    const run = this.run();
    return run ? percentOf(run) : null;
  });
  protected readonly parked = computed(() => {
    const run = this.run();
    return run ? parkedWords(run) : null;
  });
  protected readonly started = computed(() => {
    const run = this.run();
    if (!run) return '';
    const time = formatTime(new Date(run.startedAt ?? run.createdAt), this.session.timeZone());
    return `started ${time} by ${starterOf(run, (id) => this.members.nameOf(id))}`;
  });
  protected readonly title = computed(() => {
    switch (this.run()?.state) {
      case 'queued':
        return 'Recalculation is queued';
      case 'paused':
        return 'Recalculation is paused';
      case 'parked':
        return 'Recalculation waits for you';
      default:
        return 'Recalculating all contacts';
    }
  });
  protected readonly idle = computed(() => {
    const model = this.open.model();
    if (model?.archivedAt) return 'The model is archived: nobody is scored by it. Restore it first.';
    if (model?.publishedVersion === null) return 'Publish the first version; then everybody can be scored.';
    if (model?.active === false) return 'The model is off: nobody is scored by it.';
    return 'New facts change scores as they arrive. A recalculation goes through everybody again.';
  });
  protected readonly last = computed(() => {
    const last = this.open.model()?.lastRecalculation;
    if (!last) return null;
    const run = this.open.lastRun();
    const seconds = run ? secondsOfRun(run, this.ticker.now()) : null;
    return {
      at: last.at,
      words: [
        seconds === null ? [] : tookWords(seconds, formatDuration),
        last.changed ? `${formatCount(last.changed)} changed` : `nobody of ${formatCount(last.unchanged)} changed`,
      ].flat(),
    };
  });
  protected readonly schedule = computed(() => this.open.model()?.schedule);
  protected readonly choices = computed(() => intervalChoices(this.schedule()?.everyMinutes ?? 360));
  protected readonly next = computed(() => {
    const model = this.open.model();
    if (!model) return null;
    const { clock, schedule, active } = model;
    if (!clock) {
      if (!schedule.enabled) return null;
      return active ? 'waits until the first version is in force' : 'waits until the model is active';
    }
    const now = this.ticker.now();
    const next = nextSlot(clock.nextAt, clock.everyMinutes, now);
    const why = clock.because === 'decay' ? `${scheduleWords(model)} all the time · ` : '';
    return `${why}next ${formatMoment(next ?? now, now, this.session.timeZone())}`;
  });
  protected readonly count = formatCount;
  protected readonly counted = counted;
  protected readonly duration = formatDuration;

  protected async command(name: RunCommandName) {
    const run = this.run();
    const answer = run && (await this.commands.send(run, name));
    if (answer) this.open.acceptRun(answer);
  }

  protected async plan(change: { enabled?: boolean; everyMinutes?: number }) {
    const schedule = this.schedule();
    if (!schedule) return;
    try {
      this.open.accept(await this.api.change(this.open.modelId(), { schedule: { ...schedule, ...change } }));
    } catch (error) {
      void this.toaster.failed(told(error).detail);
      this.open.reload();
    }
    this.showWhatHolds();
  }

  /** What was pressed and refused changes nothing that is bound, so nothing but this turns it back. */
  private showWhatHolds() {
    const schedule = this.schedule();
    const [automatic, every] = [this.automatic(), this.every()];
    if (!schedule || !automatic || !every) return;
    automatic.checked = schedule.enabled;
    every.nativeElement.value = String(schedule.everyMinutes);
  }
}
