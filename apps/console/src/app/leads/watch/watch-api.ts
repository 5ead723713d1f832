import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { changeWatch, type WatchChange, watchLead, watchLeads } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';

/** Which leads the member watches. */
@Injectable({ providedIn: 'root' })
export class WatchApi {
  private readonly http = inject(HttpClient);

  async watch(leadId: string, watched: boolean) {
    const url = `/api/leads/${leadId}/watch`;
    const sent = watched ? this.http.put(url, {}) : this.http.delete(url);
    return watchLead.reply.parse(await firstValueFrom(sent));
  }

  /** What the member wants to be told of a lead that they watch. */
  async change(leadId: string, change: WatchChange) {
    return changeWatch.reply.parse(await firstValueFrom(this.http.patch(`/api/watching/${leadId}`, change)));
  }

  /** Up to 500. Answers whose state is another than before. */
  async watchMany(leadIds: readonly string[], watched: boolean) {
    const sent = this.http.post('/api/leads/watch', { leadIds, watched });
    return watchLeads.reply.parse(await firstValueFrom(sent)).leadIds;
  }
}
