import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { changeWatch, ReplyOf, WatchChange, watchLead, watchLeads } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';

/** Which leads the member watches. */
@Injectable({ providedIn: 'root' })
export class WatchApi {
  private readonly http = inject(HttpClient);

  async watch(leadId: string, watched: boolean) {
    const url = `/api/leads/${leadId}/watch`;
    type Answer = ReplyOf<typeof watchLead>;
    return firstValueFrom(watched ? this.http.put<Answer>(url, {}) : this.http.delete<Answer>(url));
  }

  /** What the member wants to be told of a lead that they watch. */
  async change(leadId: string, change: WatchChange) {
    return firstValueFrom(this.http.patch<ReplyOf<typeof changeWatch>>(`/api/watching/${leadId}`, change));
  }

  /** Up to 500. Answers whose state is another than before. */
  async watchMany(leadIds: readonly string[], watched: boolean) {
    const sent = this.http.post<ReplyOf<typeof watchLeads>>('/api/leads/watch', { leadIds, watched });
    return (await firstValueFrom(sent)).leadIds;
  }
}
