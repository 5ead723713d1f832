import type { DefinitionDiff } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { definitionChanges } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { ModelStore } from './model-store';

/** What one definition of a model says differently from another, in words. */
@Injectable()
export class DiffDefinitions {
  constructor(private readonly database: Database) {}

  /** The draft against a version; without one, against the newest. */
  draft(workspaceId: string, modelId: string, against?: number): Promise<DefinitionDiff> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      const { definition } = await models.draft(modelId);
      const before =
        against === undefined ? (await models.versions(modelId)).at(0) : await models.version(modelId, against);
      return {
        modelId,
        from: before?.publishedVersion ?? null,
        to: 'draft',
        changes: definitionChanges(before?.definition, definition),
      };
    });
  }

  versions(workspaceId: string, modelId: string, from: number, to: number): Promise<DefinitionDiff> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      await models.byId(modelId);
      const [before, after] = [await models.version(modelId, from), await models.version(modelId, to)];
      return { modelId, from, to, changes: definitionChanges(before.definition, after.definition) };
    });
  }
}
