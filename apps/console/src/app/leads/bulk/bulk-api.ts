import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { BulkAnswer, LeadSelection } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';

/** What is done to many leads at once. Sent twice under one key, each is done once. */
@Injectable({ providedIn: 'root' })
export class BulkApi {
  private readonly http = inject(HttpClient);

  /** `ownerId` null: nobody. */
  assignOwner(leads: LeadSelection, ownerId: string | null, idempotencyKey: string) {
    return this.send('/api/leads/bulk-assign-owner', { ...leads, ownerId }, idempotencyKey);
  }

  watch(leads: LeadSelection, watched: boolean, idempotencyKey: string) {
    return this.send('/api/leads/bulk-watch', { ...leads, watched }, idempotencyKey);
  }

  delete(leads: LeadSelection, idempotencyKey: string) {
    return this.send('/api/leads/bulk-delete', leads, idempotencyKey);
  }

  undo(batchId: string) {
    return this.send(`/api/leads/bulk-actions/${batchId}/undo`, {}, batchId);
  }

  private async send(url: string, body: object, idempotencyKey: string): Promise<BulkAnswer> {
    const headers = { 'Idempotency-Key': idempotencyKey };
    return firstValueFrom(this.http.post<BulkAnswer>(url, body, { headers }));
  }
}
