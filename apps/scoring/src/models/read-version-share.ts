import type { VersionShare } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { shownVersion } from '../scores/shown';
import { ModelStore } from './model-store';

/** Counted, not guessed: also what was scored live since the publish is of the new version. */
@Injectable()
export class ReadVersionShare {
  constructor(private readonly database: Database) {}

  run(workspaceId: string, modelId: string): Promise<VersionShare> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const { publishedVersion } = await new ModelStore(tx).byId(modelId);
      const counted = await tx.one<{ on_version: number; scored: number }>(
        `SELECT count(*) FILTER (WHERE ${shownVersion} = m.published_version)::int AS on_version, count(*)::int AS scored
           FROM score s JOIN model m USING (workspace_id, model_id)
          WHERE s.workspace_id = $1 AND s.model_id = $2 AND s.score IS NOT NULL`,
        [workspaceId, modelId],
      );
      return { modelId, publishedVersion, onVersion: counted!.on_version, scored: counted!.scored };
    });
  }
}
