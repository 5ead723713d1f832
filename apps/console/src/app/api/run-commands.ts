import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { onlyReads, type Run, type RunCommandName } from '@heatline/contracts';
import { Confirm, counted, type Question, Toaster } from '@heatline/ui';
import { firstValueFrom } from 'rxjs';
import { Session } from '../session/session';
import { told } from './told';

const done: Readonly<Record<RunCommandName, string>> = {
  pause: 'The run pauses after the slices that are under way',
  resume: 'The run goes on',
  cancel: 'The run ends',
  retry: 'The parked slices run again',
  skipSlice: 'The slice is skipped',
  abort: 'The run ends',
};

/** Pauses, resumes, ends and mends runs; asks first where something is lost. */
@Injectable({ providedIn: 'root' })
export class RunCommands {
  private readonly http = inject(HttpClient);
  private readonly confirm = inject(Confirm);
  private readonly toaster = inject(Toaster);
  private readonly session = inject(Session);
  private readonly sending = signal<string | null>(null);
  /** An admin steers every run, others what they started themselves. */
  readonly allowed = (run: Pick<Run, 'by'>): boolean => {
    const me = this.session.me();
    return me?.role === 'admin' || (me !== undefined && me !== null && run.by.id === me.memberId);
  };

  /** Whether a command of this run is on its way. */
  readonly busy = (runId: string): boolean => this.sending() === runId;

  /** Answers the run as it is now, or undefined when nothing was sent. */
  async send(run: Run, command: RunCommandName, sliceNo?: number): Promise<Run | undefined> {
    const question = questionOf(run, command, sliceNo);
    if (question && !(await this.confirm.ask(question))) return undefined;
    this.sending.set(run.runId);
    try {
      const body = { command, ...(sliceNo === undefined ? {} : { sliceNo }) };
      const answer = await firstValueFrom(this.http.post<Run>(`/api/runs/${run.runId}/commands`, body));
      void this.toaster.done(done[command]);
      return answer;
    } catch (error) {
      void this.toaster.failed(told(error).detail);
      return undefined;
    } finally {
      this.sending.set(null);
    }
  }
}

/** What has to be asked before: only where work or scores are left behind. */
function questionOf(run: Run, command: RunCommandName, sliceNo?: number): Question | null {
  const name = run.about.name ?? 'this run';
  switch (command) {
    case 'cancel':
      if (onlyReads(run.kind))
        return {
          title: 'Cancel this run?',
          words: 'No file is made, and the run cannot be resumed.',
          action: 'Cancel run',
          danger: true,
        };
      return {
        title: 'Cancel this run?',
        words: `${counted(run.done, 'lead')} of ${name} keep what was written. The others keep what they had before. The run cannot be resumed.`,
        action: 'Cancel run',
        danger: true,
      };
    case 'abort':
      return {
        title: 'Abort this run?',
        words: `What is written stays. The ${counted(run.slices.parked, 'parked slice')} and all that waits keep what they had before.`,
        action: 'Abort run',
        danger: true,
      };
    case 'skipSlice':
      return {
        title: `Skip slice ${sliceNo ?? ''}?`,
        words: 'The run finishes without it: the leads of this slice keep the scores that they had before.',
        action: 'Skip slice',
        danger: true,
      };
    case 'pause':
    case 'resume':
    case 'retry':
      return null;
  }
}
