import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { eventContributions, Lead, leadActivity, type LeadChange, ScoreCard } from '@heatline/contracts';
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
}
