import type { CallContext, ModelDefinition, ModelDraft } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { Announcer } from '../announcer';
import { callerOf } from '../caller';
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

  /** `restored`: the published version that it becomes. Edits are not in the audit log: the version that they end in is. */
  run(
    context: CallContext,
    modelId: string,
    seen: number,
    sent: ModelDefinition,
    restored?: number,
  ): Promise<ModelDraft> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      const model = await models.lock(modelId);
      if (model.archivedAt !== null) throw modelArchived(modelId);
      const draft = await models.draft(modelId);
      const definition = withRuleIds(sent, draft.definition.rules);
      const hash = definitionHash(definition);
      // What is there already overwrites nobody: it may well be the same request again, whose answer got lost.
      if (hash !== draft.definitionHash) {
        refuseStaleDraft(draft, seen);
        await models.saveDraft({
          ...draft,
          version: draft.version + 1,
          definition,
          definitionHash: hash,
          changedBy: callerOf(context),
        });
        if (restored !== undefined) {
          const details = { publishedVersion: restored };
          await this.announcer.modelActed(tx, context, model, { action: 'model.version_restored', details });
        }
        this.announcer.modelChanged(tx, modelId);
      }
      return toDraft(tx, await models.draft(modelId));
    });
  }
}
