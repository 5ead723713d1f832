import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  Adjustment,
  type AdjustmentDraft,
  createShareLink,
  eventContributions,
  Lead,
  leadActivity,
  type LeadChange,
  ScoreCard,
  type ShareDraft,
  ShareLink,
} from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';

/** What is done to leads; what is read of them are resources of the pages. */
@Injectable({ providedIn: 'root' })
export class LeadsApi {
  private readonly http = inject(HttpClient);

  async updateScore(leadId: string, modelId: string) {
    return ScoreCard.parse(await firstValueFrom(this.http.post(`/api/leads/${leadId}/scores/${modelId}/update`, {})));
  }

  async change(leadId: string, change: LeadChange) {
    return Lead.parse(await firstValueFrom(this.http.patch(`/api/lead/${leadId}`, change)));
  }

  /** A page of what happened, newest first. `types`: only these. */
  async activity(leadId: string, types: readonly string[], cursor: string | null) {
    const params = { limit: 50, ...(types.length ? { type: types.join(',') } : {}), ...(cursor ? { cursor } : {}) };
    return leadActivity.reply.parse(await firstValueFrom(this.http.get(`/api/lead/${leadId}/events`, { params })));
  }

  /** The points that these events gave under a model. */
  async contributions(leadId: string, modelId: string, eventIds: readonly string[]) {
    if (!eventIds.length) return [];
    const params = { modelIds: modelId, eventIds: eventIds.join(',') };
    return eventContributions.reply.parse(
      await firstValueFrom(this.http.get(`/api/lead/${leadId}/contributions`, { params })),
    ).items;
  }

  /** `idempotencyKey`: sent twice, the points are given once. */
  async adjust(leadId: string, modelId: string, draft: AdjustmentDraft, idempotencyKey: string) {
    const headers = { 'Idempotency-Key': idempotencyKey };
    const url = `/api/leads/${leadId}/scores/${modelId}/adjustments`;
    return Adjustment.parse(await firstValueFrom(this.http.post(url, draft, { headers })));
  }

  async removeAdjustment(leadId: string, modelId: string, adjustmentId: string) {
    await firstValueFrom(this.http.delete(`/api/leads/${leadId}/scores/${modelId}/adjustments/${adjustmentId}`));
  }

  async resetScore(leadId: string, modelId: string) {
    await firstValueFrom(this.http.post(`/api/leads/${leadId}/scores/${modelId}/reset`, {}));
  }

  async undoReset(leadId: string, modelId: string) {
    await firstValueFrom(this.http.delete(`/api/leads/${leadId}/scores/${modelId}/reset`));
  }

  /** The token in the answer is shown this once. */
  async share(leadId: string, draft: ShareDraft) {
    return createShareLink.reply.parse(await firstValueFrom(this.http.post(`/api/leads/${leadId}/share-links`, draft)));
  }

  async revokeShare(leadId: string, shareId: string) {
    return ShareLink.parse(await firstValueFrom(this.http.delete(`/api/leads/${leadId}/share-links/${shareId}`)));
  }
}
