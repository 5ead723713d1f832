import { Component, computed, inject } from '@angular/core';
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
  Ticker,
  Toaster,
} from '@heatline/ui';
import { Members } from '../../../api/members';
import { RunCommands } from '../../../api/run-commands';
import { parkedWords, percentOf, secondsOfRun, starterOf, stateOf, tookWords } from '../../../api/run-words';
import { told } from '../../../api/told';
import { Session } from '../../../session/session';
import { intervalChoices, nextSlot } from '../../model-words';
import { ModelsApi } from '../../models-api';
import { OpenModel } from '../open-model';

/** The recalculation that is under way, the last one, and the schedule. */
@Component({
  selector: 'hl-run-strip',
  imports: [Button, Icon, Input, MatProgressBar, MatSlideToggle, RelativeTime, RouterLink],
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
    if (!model?.schedule.enabled) return null;
    if (!model.active) return 'waits until the model is active';
    const next = nextSlot(this.open.lastScheduledAt(), model.schedule.everyMinutes, this.ticker.now());
    return next ? `next ${formatMoment(next, this.ticker.now(), this.session.timeZone())}` : 'first one soon';
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
  }
}
