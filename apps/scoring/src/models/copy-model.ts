import type { CallContext, Model } from '@heatline/contracts';
import { AnsweredRequests, Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { CreateModel } from './create-model';
import { ModelStore } from './model-store';
import { copyName } from './new-model';

/** A new model whose draft is the original's, whole: rules keep their ids, so that the two can be compared. */
@Injectable()
export class CopyModel {
  constructor(
    private readonly database: Database,
    private readonly create: CreateModel,
  ) {}

  run(context: CallContext, modelId: string, wanted?: string, idempotencyKey?: string): Promise<Model> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      const { name, kind, description } = await models.byId(modelId);
      const keyed = { call: 'copy-model', key: idempotencyKey, request: { modelId, wanted } };
      const made = await new AnsweredRequests(tx, context).once(keyed, async () => {
        const { definition } = await models.draft(modelId);
        const copy = { name: wanted ?? copyName(name, await models.names()), kind, description, definition };
        return this.create.add(tx, context, copy, { copyOf: modelId, copyOfName: name });
      });
      return models.view(made.modelId);
    });
  }
}
