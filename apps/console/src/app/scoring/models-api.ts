import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  Model,
  type ModelChange,
  type ModelDefinition,
  ModelDraft,
  type ModelDraftHead,
  publishModel,
  type PublishRequest,
  recalculateModelCall,
} from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';

/** What is done to models; what is read of them are resources of the pages. */
@Injectable({ providedIn: 'root' })
export class ModelsApi {
  private readonly http = inject(HttpClient);

  create(head: ModelDraftHead): Promise<Model> {
    return this.post('/api/models', head, Model);
  }

  copy(modelId: string, name?: string): Promise<Model> {
    return this.post(`/api/models/${modelId}/copy`, name ? { name } : {}, Model);
  }

  archive(modelId: string): Promise<Model> {
    return this.post(`/api/models/${modelId}/archive`, {}, Model);
  }

  restore(modelId: string): Promise<Model> {
    return this.post(`/api/models/${modelId}/restore`, {}, Model);
  }

  publish(modelId: string, publish: PublishRequest) {
    return this.post(`/api/models/${modelId}/publish`, publish, publishModel.reply);
  }

  recalculate(modelId: string) {
    return this.post(`/api/models/${modelId}/recalculate`, {}, recalculateModelCall.reply);
  }

  async change(modelId: string, change: ModelChange): Promise<Model> {
    return Model.parse(await firstValueFrom(this.http.patch(`/api/models/${modelId}`, change)));
  }

  async draft(modelId: string): Promise<ModelDraft> {
    return ModelDraft.parse(await firstValueFrom(this.http.get(`/api/models/${modelId}/draft`)));
  }

  /** `version`: the edit token of the draft that was read; a stale one is refused with `version_stale`. */
  async saveDraft(modelId: string, version: number, definition: ModelDefinition): Promise<ModelDraft> {
    const body = { ...definition, version };
    return ModelDraft.parse(await firstValueFrom(this.http.put(`/api/models/${modelId}/draft`, body)));
  }

  private async post<Answer>(url: string, body: object, schema: { parse(raw: unknown): Answer }): Promise<Answer> {
    return schema.parse(await firstValueFrom(this.http.post(url, body)));
  }
}
