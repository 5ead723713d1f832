import type { ModelDraft } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import type { DraftRow } from './draft-row';
import { ModelStore } from './model-store';

@Injectable()
export class GetDraft {
  constructor(private readonly database: Database) {}

  run(workspaceId: string, modelId: string): Promise<ModelDraft> {
    return this.database.inWorkspace(workspaceId, async (tx) => toDraft(tx, await new ModelStore(tx).draft(modelId)));
  }
}

export async function toDraft(tx: Tx, row: DraftRow): Promise<ModelDraft> {
  const [newest] = await new ModelStore(tx).versions(row.modelId);
  return {
    modelId: row.modelId,
    version: row.version,
    definition: row.definition,
    changed: newest?.definitionHash !== row.definitionHash,
    changedAt: row.changedAt.toISOString(),
    changedBy: row.changedBy,
  };
}
