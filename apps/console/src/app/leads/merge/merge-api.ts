import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { mergeHistory, MergeRequest, mergesOfRun, ReplyOf, startMerge, startUndoMerge } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';

/** Leads become one, and themselves again. Sent twice under one key, it is done once. */
@Injectable({ providedIn: 'root' })
export class MergeApi {
  private readonly http = inject(HttpClient);

  async start(merge: MergeRequest, idempotencyKey: string) {
    const headers = { 'Idempotency-Key': idempotencyKey };
    return firstValueFrom(this.http.post<ReplyOf<typeof startMerge>>('/api/leads/merge', merge, { headers }));
  }

  async undo(mergeId: string, idempotencyKey: string) {
    const headers = { 'Idempotency-Key': idempotencyKey };
    const url = `/api/leads/merges/${mergeId}/undo`;
    return firstValueFrom(this.http.post<ReplyOf<typeof startUndoMerge>>(url, {}, { headers }));
  }

  /** What became of the first merges of a run. */
  async ofRun(runId: string) {
    return (await firstValueFrom(this.http.get<ReplyOf<typeof mergesOfRun>>(`/api/runs/${runId}/merges`))).items;
  }

  /** A page of what was merged, newest first. */
  async history(leadId: string, cursor: string | null) {
    const params = { limit: 50, ...(cursor ? { cursor } : {}) };
    const url = `/api/leads/${leadId}/merge-history`;
    return firstValueFrom(this.http.get<ReplyOf<typeof mergeHistory>>(url, { params }));
  }
}
