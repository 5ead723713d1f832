import type { ModelDefinition, ModelDraft } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { Announcer } from '../announcer';
import { definitionHash } from './definition-hash';
import { toDraft } from './get-draft';
import { modelArchived, refuseStaleDraft } from './model-change';
import { ModelStore } from './model-store';
import { withRuleIds } from './rule-ids';

/** Replaces the draft if nobody else has since the editor read it. */
@Injectable()
export class PutDraft {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  run(
    workspaceId: string,
    modelId: string,
    seen: number,
    sent: ModelDefinition,
    by: string | null,
  ): Promise<ModelDraft> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      const model = await models.lock(modelId);
      if (model.archivedAt !== null) throw modelArchived(modelId);
      const draft = await models.draft(modelId);
      refuseStaleDraft(draft, seen);
      const definition = withRuleIds(sent);
      const hash = definitionHash(definition);
      if (hash !== draft.definitionHash) {
        await models.saveDraft({
          ...draft,
          version: draft.version + 1,
          definition,
          definitionHash: hash,
          changedBy: by,
        });
        this.announcer.modelChanged(tx, modelId);
      }
      return toDraft(tx, await models.draft(modelId));
    });
  }
}
