import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { type BulkAnswer, roleAtLeast, type Run } from '@heatline/contracts';
import { Confirm, counted, Toaster } from '@heatline/ui';
import { firstValueFrom } from 'rxjs';
import { told } from '../../api/told';
import { Session } from '../../session/session';

/** Gives back the owners that a run changed, where nobody has changed them since. */
@Injectable({ providedIn: 'root' })
export class UndoBulk {
  private readonly http = inject(HttpClient);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toaster = inject(Toaster);
  private readonly sending = signal(false);
  readonly busy = this.sending.asReadonly();
  readonly allowed = computed(() => roleAtLeast(this.session.me()?.role ?? 'viewer', 'rep'));

  async take(run: Run): Promise<void> {
    const agreed = await this.confirm.ask({
      title: 'Give the owners back?',
      words: `${counted(run.changed, 'lead')} got another owner by this run. Those whose owner nobody has changed since get the one they had before.`,
      action: 'Give owners back',
    });
    if (!agreed) return;
    this.sending.set(true);
    try {
      const answer = await firstValueFrom(this.http.post<BulkAnswer>(`/api/leads/bulk-actions/${run.runId}/undo`, {}));
      if ('runId' in answer) await this.router.navigate(['/runs', answer.runId]);
      else void this.toaster.done(`${counted(answer.changed, 'lead')} have the owner of before again`);
    } catch (error) {
      void this.toaster.failed(told(error).detail);
    } finally {
      this.sending.set(false);
    }
  }
}
