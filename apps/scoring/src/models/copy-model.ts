import type { Model } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { CreateModel } from './create-model';
import { ModelStore } from './model-store';

/** A new model whose draft is the original's: rules keep their ids, so that the two can be compared. */
@Injectable()
export class CopyModel {
  constructor(
    private readonly database: Database,
    private readonly create: CreateModel,
  ) {}

  async run(workspaceId: string, modelId: string, name: string | undefined, by: string | null): Promise<Model> {
    const { original, draft } = await this.database.inWorkspace(workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      return { original: await models.byId(modelId), draft: await models.draft(modelId) };
    });
    const { kind, description } = original;
    return this.create.run(
      workspaceId,
      { name: name ?? copyName(original.name), kind, description },
      by,
      draft.definition,
    );
  }
}

const copyName = (name: string) => `Copy of ${name}`.slice(0, 120);
