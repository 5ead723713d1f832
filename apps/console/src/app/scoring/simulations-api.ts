import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  DefinitionChange,
  DefinitionDiff,
  latestSimulation,
  ModelDraft,
  ReplyOf,
  Simulation,
} from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';
import { withDates } from './change-words';

/** What is done with drafts beyond editing; what is read are resources of the pages. */
@Injectable({ providedIn: 'root' })
export class SimulationsApi {
  private readonly http = inject(HttpClient);

  /** `version`: the edit token of the draft that is looked at; a stale one is refused. Answers with the numbers of a sample. */
  async simulate(modelId: string, version?: number): Promise<Simulation> {
    const body = version === undefined ? {} : { version };
    return firstValueFrom(this.http.post<Simulation>(`/api/models/${modelId}/simulations`, body));
  }

  async latest(modelId: string): Promise<Simulation | null> {
    const url = `/api/models/${modelId}/simulation`;
    return (await firstValueFrom(this.http.get<ReplyOf<typeof latestSimulation>>(url))).simulation;
  }

  /** What the draft says differently from the newest version; nothing before the first. */
  async changes(modelId: string): Promise<readonly DefinitionChange[]> {
    const url = `/api/models/${modelId}/draft/diff`;
    const { from, changes } = await firstValueFrom(this.http.get<DefinitionDiff>(url));
    return from === null ? [] : changes.map(withDates);
  }

  /** Makes a published version the draft. `version`: the edit token of the draft that it replaces. */
  async restore(modelId: string, publishedVersion: number, version: number): Promise<ModelDraft> {
    const url = `/api/models/${modelId}/versions/${publishedVersion}/restore`;
    return firstValueFrom(this.http.post<ModelDraft>(url, { version }));
  }
}
