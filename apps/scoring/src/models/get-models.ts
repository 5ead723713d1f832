import type { Model, ModelQuery } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { ModelStore } from './model-store';

@Injectable()
export class GetModels {
  constructor(private readonly database: Database) {}

  list(workspaceId: string, query: ModelQuery): Promise<Model[]> {
    return this.database.inWorkspace(workspaceId, (tx) => new ModelStore(tx).list(query));
  }

  one(workspaceId: string, modelId: string): Promise<Model> {
    return this.database.inWorkspace(workspaceId, (tx) => new ModelStore(tx).view(modelId));
  }
}
