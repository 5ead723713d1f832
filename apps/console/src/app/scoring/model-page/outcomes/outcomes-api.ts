import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { calibrateModelCall, type Sign } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class OutcomesApi {
  private readonly http = inject(HttpClient);

  /** `leaveOut`: what the suggestion must not look at. */
  async calibrate(modelId: string, leaveOut: readonly Sign[]) {
    const answer = this.http.post(`/api/models/${modelId}/calibrate`, { leaveOut });
    return calibrateModelCall.reply.parse(await firstValueFrom(answer));
  }
}
