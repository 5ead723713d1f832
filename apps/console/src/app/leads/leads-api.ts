import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  createShareLink,
  eventContributions,
  Lead,
  leadActivity,
  type LeadChange,
  type ShareDraft,
  ShareLink,
} from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';
import { HandMadeApi } from './hand-made-api';

/** What is done to leads; what is read of them are resources of the pages. */
@Injectable({ providedIn: 'root' })
export class LeadsApi {
  private readonly http = inject(HttpClient);
  private readonly byHand = inject(HandMadeApi);

  updateScore(leadId: string, modelId: string) {
    return this.byHand.updateScore(`/api/leads/${leadId}`, modelId);
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

  /** The token in the answer is shown this once. */
  async share(leadId: string, draft: ShareDraft) {
    return createShareLink.reply.parse(await firstValueFrom(this.http.post(`/api/leads/${leadId}/share-links`, draft)));
  }

  async revokeShare(leadId: string, shareId: string) {
    return ShareLink.parse(await firstValueFrom(this.http.delete(`/api/leads/${leadId}/share-links/${shareId}`)));
  }
}
