import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { SavedView, ViewChange, ViewDraft } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';

/** What is done to saved views. */
@Injectable({ providedIn: 'root' })
export class ViewsApi {
  private readonly http = inject(HttpClient);

  async create(draft: ViewDraft) {
    return firstValueFrom(this.http.post<SavedView>('/api/views', draft));
  }

  async change(viewId: string, change: ViewChange) {
    return firstValueFrom(this.http.patch<SavedView>(`/api/views/${viewId}`, change));
  }

  async delete(viewId: string) {
    await firstValueFrom(this.http.delete(`/api/views/${viewId}`));
  }

  async restore(viewId: string) {
    return firstValueFrom(this.http.post<SavedView>(`/api/views/${viewId}/restore`, {}));
  }
}
