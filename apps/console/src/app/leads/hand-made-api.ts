import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Adjustment, AdjustmentDraft, ScoreCard } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';

/** What people do to the scores of a lead or of an account. `of`: its address, as in "/api/leads/…". */
@Injectable({ providedIn: 'root' })
export class HandMadeApi {
  private readonly http = inject(HttpClient);

  async updateScore(of: string, modelId: string) {
    return firstValueFrom(this.http.post<ScoreCard>(`${of}/scores/${modelId}/update`, {}));
  }

  /** `idempotencyKey`: sent twice, the points are given once. */
  async adjust(of: string, modelId: string, draft: AdjustmentDraft, idempotencyKey: string) {
    const headers = { 'Idempotency-Key': idempotencyKey };
    const url = `${of}/scores/${modelId}/adjustments`;
    return firstValueFrom(this.http.post<Adjustment>(url, draft, { headers }));
  }

  async removeAdjustment(of: string, modelId: string, adjustmentId: string) {
    await firstValueFrom(this.http.delete(`${of}/scores/${modelId}/adjustments/${adjustmentId}`));
  }

  async resetScore(of: string, modelId: string) {
    await firstValueFrom(this.http.post(`${of}/scores/${modelId}/reset`, {}));
  }

  async undoReset(of: string, modelId: string) {
    await firstValueFrom(this.http.delete(`${of}/scores/${modelId}/reset`));
  }
}
