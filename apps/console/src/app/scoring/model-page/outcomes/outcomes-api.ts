import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { calibrateModelCall, ReplyOf, Sign } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class OutcomesApi {
  private readonly http = inject(HttpClient);

  /** `leaveOut`: what the suggestion must not look at. */
  async calibrate(modelId: string, leaveOut: readonly Sign[]) {
    const url = `/api/models/${modelId}/calibrate`;
    return firstValueFrom(this.http.post<ReplyOf<typeof calibrateModelCall>>(url, { leaveOut }));
  }
}
