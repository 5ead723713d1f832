import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { SavedView, type ViewChange, type ViewDraft } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';

/** What is done to saved views. */
@Injectable({ providedIn: 'root' })
export class ViewsApi {
  private readonly http = inject(HttpClient);

  async create(draft: ViewDraft) {
    return SavedView.parse(await firstValueFrom(this.http.post('/api/views', draft)));
  }

  async change(viewId: string, change: ViewChange) {
    return SavedView.parse(await firstValueFrom(this.http.patch(`/api/views/${viewId}`, change)));
  }

  async delete(viewId: string) {
    await firstValueFrom(this.http.delete(`/api/views/${viewId}`));
  }

  async restore(viewId: string) {
    return SavedView.parse(await firstValueFrom(this.http.post(`/api/views/${viewId}/restore`, {})));
  }
}
