import type { CallContext, ModelDraft } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { ModelStore } from './model-store';
import { PutDraft } from './put-draft';

/** A published version becomes the draft: rules keep their ids, so nothing but what really differs is told as a change. */
@Injectable()
export class RestoreVersion {
  constructor(
    private readonly database: Database,
    private readonly drafts: PutDraft,
  ) {}

  async run(context: CallContext, modelId: string, publishedVersion: number, seen: number): Promise<ModelDraft> {
    const { definition } = await this.database.inWorkspace(context.workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      await models.byId(modelId);
      return models.version(modelId, publishedVersion);
    });
    return this.drafts.run(context, modelId, seen, definition, publishedVersion);
  }
}
