import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { MergeRequest, mergesOfRun, ReplyOf, startMerge, startUndoMerge } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';
import type { Told } from '../../api/told';

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
}

/** Whether it was done is not known: the answer may have been lost after it. */
export const isOpen = ({ status }: Told): boolean => status === 0 || status >= 500;
