import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type DefinitionChange, DefinitionDiff, latestSimulation, ModelDraft, Simulation } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';

/** What is done with drafts beyond editing; what is read are resources of the pages. */
@Injectable({ providedIn: 'root' })
export class SimulationsApi {
  private readonly http = inject(HttpClient);

  /** `version`: the edit token of the draft that is looked at; a stale one is refused. Answers with the numbers of a sample. */
  async simulate(modelId: string, version?: number): Promise<Simulation> {
    const body = version === undefined ? {} : { version };
    return Simulation.parse(await firstValueFrom(this.http.post(`/api/models/${modelId}/simulations`, body)));
  }

  async latest(modelId: string): Promise<Simulation | null> {
    const answer = await firstValueFrom(this.http.get(`/api/models/${modelId}/simulation`));
    return latestSimulation.reply.parse(answer).simulation;
  }

  /** What the draft says differently from the newest version; nothing before the first. */
  async changes(modelId: string): Promise<readonly DefinitionChange[]> {
    const answer = await firstValueFrom(this.http.get(`/api/models/${modelId}/draft/diff`));
    const { from, changes } = DefinitionDiff.parse(answer);
    return from === null ? [] : changes;
  }

  /** Makes a published version the draft. `version`: the edit token of the draft that it replaces. */
  async restore(modelId: string, publishedVersion: number, version: number): Promise<ModelDraft> {
    const url = `/api/models/${modelId}/versions/${publishedVersion}/restore`;
    return ModelDraft.parse(await firstValueFrom(this.http.post(url, { version })));
  }
}
