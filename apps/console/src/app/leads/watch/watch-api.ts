import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { watchLead, watchLeads } from '@heatline/contracts';
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

  /** Up to 500. Answers whose state is another than before. */
  async watchMany(leadIds: readonly string[], watched: boolean) {
    const sent = this.http.post('/api/leads/watch', { leadIds, watched });
    return watchLeads.reply.parse(await firstValueFrom(sent)).leadIds;
  }
}
