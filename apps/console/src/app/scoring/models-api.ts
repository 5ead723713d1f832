import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  Model,
  ModelChange,
  ModelDefinition,
  ModelDraft,
  ModelDraftHead,
  publishModel,
  PublishRequest,
  recalculateModelCall,
  ReplyOf,
} from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';

/** What is done to models; what is read of them are resources of the pages. */
@Injectable({ providedIn: 'root' })
export class ModelsApi {
  private readonly http = inject(HttpClient);

  create(head: ModelDraftHead): Promise<Model> {
    return this.post<Model>('/api/models', head);
  }

  copy(modelId: string, name?: string): Promise<Model> {
    return this.post<Model>(`/api/models/${modelId}/copy`, name ? { name } : {});
  }

  archive(modelId: string): Promise<Model> {
    return this.post<Model>(`/api/models/${modelId}/archive`);
  }

  restore(modelId: string): Promise<Model> {
    return this.post<Model>(`/api/models/${modelId}/restore`);
  }

  publish(modelId: string, publish: PublishRequest) {
    return this.post<ReplyOf<typeof publishModel>>(`/api/models/${modelId}/publish`, publish);
  }

  recalculate(modelId: string) {
    return this.post<ReplyOf<typeof recalculateModelCall>>(`/api/models/${modelId}/recalculate`);
  }

  async change(modelId: string, change: ModelChange): Promise<Model> {
    return firstValueFrom(this.http.patch<Model>(`/api/models/${modelId}`, change));
  }

  async draft(modelId: string): Promise<ModelDraft> {
    return firstValueFrom(this.http.get<ModelDraft>(`/api/models/${modelId}/draft`));
  }

  /** `version`: the edit token of the draft that was read; a stale one is refused with `version_stale`. */
  async saveDraft(modelId: string, version: number, definition: ModelDefinition): Promise<ModelDraft> {
    const body = { ...definition, version };
    return firstValueFrom(this.http.put<ModelDraft>(`/api/models/${modelId}/draft`, body));
  }

  private post<Answer>(url: string, body: object = {}): Promise<Answer> {
    return firstValueFrom(this.http.post<Answer>(url, body));
  }
}
