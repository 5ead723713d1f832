import { type Model, ModelDefinition, type ModelDraftHead, Refusal } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Announcer } from '../announcer';
import { definitionHash } from './definition-hash';
import { ModelStore } from './model-store';

/** Each active model is one more row a lead and one more evaluation an event. */
export const maxModels = 200;

/** Makes a model with a draft (empty at first); it is off until it is published and switched on. */
@Injectable()
export class CreateModel {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  run(
    workspaceId: string,
    head: ModelDraftHead,
    by: string | null,
    definition = ModelDefinition.parse({}),
  ): Promise<Model> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      if ((await models.count()) >= maxModels) {
        throw new Refusal('too_many_models', { max: maxModels }, `A workspace has at most ${maxModels} models`);
      }
      const modelId = uuidv7();
      await models.add(
        { workspaceId, modelId, name: head.name, kind: head.kind, description: head.description },
        { modelId, definition, definitionHash: definitionHash(definition), changedBy: by },
      );
      this.announcer.modelChanged(tx, modelId);
      return models.view(modelId);
    });
  }
}
