import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ReplyOf, startLeadExport } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';
import { exportRequest, type ExportWish } from './export-wish';

@Injectable({ providedIn: 'root' })
export class ExportsApi {
  private readonly http = inject(HttpClient);

  /** The run that makes the file. Sent twice under one key, it is one. */
  async start(wish: ExportWish, idempotencyKey: string): Promise<string> {
    const headers = { 'Idempotency-Key': idempotencyKey };
    const started = this.http.post<ReplyOf<typeof startLeadExport>>('/api/leads/exports', exportRequest(wish), {
      headers,
    });
    return (await firstValueFrom(started)).runId;
  }
}
