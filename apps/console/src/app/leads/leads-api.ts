import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type AliasAddition,
  type AliasRemoval,
  createShareLink,
  eventContributions,
  type HistoryKind,
  Lead,
  leadActivity,
  type LeadChange,
  LeadHistoryPage,
  listNotes,
  Note,
  type NoteChange,
  type ShareDraft,
  ShareLink,
} from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';
import { HandMadeApi } from './hand-made-api';

/** Which events are meant; no types = all. */
export interface ActivityFilter {
  readonly types: readonly string[];
  readonly campaign: string | null;
}

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

  async read(leadId: string) {
    return Lead.parse(await firstValueFrom(this.http.get(`/api/lead/${leadId}`)));
  }

  /** `ownerId`: null = nobody. */
  async assignOwner(leadId: string, ownerId: string | null) {
    return Lead.parse(await firstValueFrom(this.http.post(`/api/leads/${leadId}/owner`, { ownerId })));
  }

  async addAlias(leadId: string, alias: AliasAddition) {
    return Lead.parse(await firstValueFrom(this.http.post(`/api/lead/${leadId}/aliases`, alias)));
  }

  async removeAlias(leadId: string, alias: AliasRemoval) {
    return Lead.parse(await firstValueFrom(this.http.delete(`/api/lead/${leadId}/aliases`, { params: alias })));
  }

  /** A page of what happened, newest first. */
  async activity(leadId: string, filter: ActivityFilter, cursor: string | null) {
    const params = {
      limit: 50,
      ...(filter.types.length ? { type: filter.types.join(',') } : {}),
      ...(filter.campaign === null ? {} : { campaign: filter.campaign }),
      ...(cursor ? { cursor } : {}),
    };
    return leadActivity.reply.parse(await firstValueFrom(this.http.get(`/api/lead/${leadId}/events`, { params })));
  }

  /** A page of what was changed, newest first. `kinds`: only these; none = all. */
  async history(leadId: string, kinds: readonly HistoryKind[], cursor: string | null) {
    const params = { limit: 50, ...(kinds.length ? { kind: kinds.join(',') } : {}), ...(cursor ? { cursor } : {}) };
    return LeadHistoryPage.parse(await firstValueFrom(this.http.get(`/api/leads/${leadId}/history`, { params })));
  }

  async notes(leadId: string, cursor: string | null) {
    const params = { limit: 50, ...(cursor ? { cursor } : {}) };
    return listNotes.reply.parse(await firstValueFrom(this.http.get(`/api/leads/${leadId}/notes`, { params })));
  }

  /** `idempotencyKey`: sent twice, it is written once. */
  async writeNote(leadId: string, text: string, idempotencyKey: string) {
    const headers = { 'Idempotency-Key': idempotencyKey };
    return Note.parse(await firstValueFrom(this.http.post(`/api/leads/${leadId}/notes`, { text }, { headers })));
  }

  async changeNote(leadId: string, noteId: string, change: NoteChange) {
    return Note.parse(await firstValueFrom(this.http.patch(`/api/leads/${leadId}/notes/${noteId}`, change)));
  }

  async deleteNote(leadId: string, noteId: string) {
    return Note.parse(await firstValueFrom(this.http.delete(`/api/leads/${leadId}/notes/${noteId}`)));
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
