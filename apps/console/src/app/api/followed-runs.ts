import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { DestroyRef, inject, Injectable } from '@angular/core';
import { isClosed, type RunDetail } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';
import { Live } from '../live/live';

/** Messages can be missed: so often it is looked at again without one. */
const netMs = 4_000;
/** The server may be away for a while; for longer, nobody waits for what it says. */
const mostFailures = 15;

/** Waits for runs to end. */
@Injectable({ providedIn: 'root' })
export class FollowedRuns {
  private readonly http = inject(HttpClient);
  private readonly waiting = new Set<{ runId: string; go: () => void }>();

  constructor() {
    const until = inject(DestroyRef);
    const wake = (runId?: string) => {
      for (const one of this.waiting) if (runId === undefined || one.runId === runId) one.go();
    };
    inject(Live).listen(
      'runs.changed',
      ({ runId }) => wake(runId),
      until,
      () => wake(),
    );
    until.onDestroy(() => wake());
  }

  /**
   * The run once it is over, or once it waits for somebody.
   * @throws when it cannot be read
   */
  async ended(runId: string): Promise<RunDetail> {
    for (let failures = 0; ;) {
      // Before it is read: what happens meanwhile is heard.
      const changed = this.change(runId);
      try {
        const run = await firstValueFrom(this.http.get<RunDetail>(`/api/runs/${runId}`));
        if (isClosed(run.state) || run.state === 'parked') return run;
        failures = 0;
      } catch (error) {
        const away = error instanceof HttpErrorResponse && (error.status === 0 || error.status >= 500);
        if (!away || ++failures === mostFailures) throw error;
      }
      await changed;
    }
  }

  private change(runId: string): Promise<void> {
    return new Promise((resolve) => {
      const one = { runId, go: () => (clearTimeout(timer), this.waiting.delete(one), resolve()) };
      const timer = setTimeout(one.go, netMs);
      this.waiting.add(one);
    });
  }
}
