import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AliasAddition,
  AliasRemoval,
  createShareLink,
  eventContributions,
  HistoryKind,
  Lead,
  leadActivity,
  LeadChange,
  LeadHistoryPage,
  listNotes,
  Note,
  NoteChange,
  ReplyOf,
  ShareDraft,
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
    return firstValueFrom(this.http.patch<Lead>(`/api/lead/${leadId}`, change));
  }

  async read(leadId: string) {
    return firstValueFrom(this.http.get<Lead>(`/api/lead/${leadId}`));
  }

  /** `ownerId`: null = nobody. */
  async assignOwner(leadId: string, ownerId: string | null) {
    return firstValueFrom(this.http.post<Lead>(`/api/leads/${leadId}/owner`, { ownerId }));
  }

  async addAlias(leadId: string, alias: AliasAddition) {
    return firstValueFrom(this.http.post<Lead>(`/api/lead/${leadId}/aliases`, alias));
  }

  async removeAlias(leadId: string, alias: AliasRemoval) {
    return firstValueFrom(this.http.delete<Lead>(`/api/lead/${leadId}/aliases`, { params: alias }));
  }

  /** A page of what happened, newest first. */
  async activity(leadId: string, filter: ActivityFilter, cursor: string | null) {
    const params = {
      limit: 50,
      ...(filter.types.length ? { type: filter.types.join(',') } : {}),
      ...(filter.campaign === null ? {} : { campaign: filter.campaign }),
      ...(cursor ? { cursor } : {}),
    };
    return firstValueFrom(this.http.get<ReplyOf<typeof leadActivity>>(`/api/lead/${leadId}/events`, { params }));
  }

  /** A page of what was changed, newest first. `kinds`: only these; none = all. */
  async history(leadId: string, kinds: readonly HistoryKind[], cursor: string | null) {
    const params = { limit: 50, ...(kinds.length ? { kind: kinds.join(',') } : {}), ...(cursor ? { cursor } : {}) };
    return firstValueFrom(this.http.get<LeadHistoryPage>(`/api/leads/${leadId}/history`, { params }));
  }

  async notes(leadId: string, cursor: string | null) {
    const params = { limit: 50, ...(cursor ? { cursor } : {}) };
    return firstValueFrom(this.http.get<ReplyOf<typeof listNotes>>(`/api/leads/${leadId}/notes`, { params }));
  }

  /** `idempotencyKey`: sent twice, it is written once. */
  async writeNote(leadId: string, text: string, idempotencyKey: string) {
    const headers = { 'Idempotency-Key': idempotencyKey };
    return firstValueFrom(this.http.post<Note>(`/api/leads/${leadId}/notes`, { text }, { headers }));
  }

  async changeNote(leadId: string, noteId: string, change: NoteChange) {
    return firstValueFrom(this.http.patch<Note>(`/api/leads/${leadId}/notes/${noteId}`, change));
  }

  async deleteNote(leadId: string, noteId: string) {
    return firstValueFrom(this.http.delete<Note>(`/api/leads/${leadId}/notes/${noteId}`));
  }

  /** The points that these events gave under a model. */
  async contributions(leadId: string, modelId: string, eventIds: readonly string[]) {
    if (!eventIds.length) return [];
    const params = { modelIds: modelId, eventIds: eventIds.join(',') };
    return (
      await firstValueFrom(
        this.http.get<ReplyOf<typeof eventContributions>>(`/api/lead/${leadId}/contributions`, { params }),
      )
    ).items;
  }

  /** The token in the answer is shown this once. */
  async share(leadId: string, draft: ShareDraft) {
    return firstValueFrom(this.http.post<ReplyOf<typeof createShareLink>>(`/api/leads/${leadId}/share-links`, draft));
  }

  async revokeShare(leadId: string, shareId: string) {
    return firstValueFrom(this.http.delete<ShareLink>(`/api/leads/${leadId}/share-links/${shareId}`));
  }
}
