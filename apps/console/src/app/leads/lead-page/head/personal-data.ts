import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { eraseLead, PersonalData, ReplyOf } from '@heatline/contracts';
import { Confirm, Toaster } from '@heatline/ui';
import { firstValueFrom } from 'rxjs';
import { told } from '../../../api/told';

/** What a person may ask for: all that is known of them, and that it goes away. */
@Injectable({ providedIn: 'root' })
export class PersonalDataRequests {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly toaster = inject(Toaster);

  async export(leadId: string): Promise<void> {
    try {
      const known = await firstValueFrom(this.http.get<PersonalData>(`/api/leads/${leadId}/personal-data`));
      const file = new Blob([JSON.stringify(known, null, 2)], { type: 'application/json' });
      const address = URL.createObjectURL(file);
      const link = Object.assign(document.createElement('a'), { href: address, download: `lead-${leadId}.json` });
      link.click();
      URL.revokeObjectURL(address);
      void this.toaster.done('Personal data exported');
    } catch (error) {
      void this.toaster.failed(`Nothing was exported. ${told(error).detail}`);
    }
  }

  async erase(leadId: string, name: string): Promise<void> {
    const agreed = await this.confirm.ask({
      title: `Delete ${name}?`,
      words:
        'Everything that is known of this person goes away for good: events, scores, notes, history and share links. A proof without names stays.',
      action: 'Delete lead',
      danger: true,
    });
    if (!agreed) return;
    try {
      const { runId } = await firstValueFrom(this.http.delete<ReplyOf<typeof eraseLead>>(`/api/leads/${leadId}`));
      await this.router.navigateByUrl('/leads');
      if (await this.toaster.done('The lead is being deleted', 'Show run'))
        await this.router.navigate(['/runs', runId]);
    } catch (error) {
      void this.toaster.failed(`Nothing was deleted. ${told(error).detail}`);
    }
  }
}
