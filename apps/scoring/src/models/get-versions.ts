import type { PublishedVersion, PublishedVersionHead } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import type { ModelRow } from './model-row';
import { ModelStore } from './model-store';
import type { VersionRow } from './version-row';

@Injectable()
export class GetVersions {
  constructor(private readonly database: Database) {}

  list(workspaceId: string, modelId: string): Promise<PublishedVersionHead[]> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      const model = await models.byId(modelId);
      return (await models.versions(modelId)).map((version) => toVersionHead(version, model));
    });
  }

  one(workspaceId: string, modelId: string, publishedVersion: number): Promise<PublishedVersion> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      const model = await models.byId(modelId);
      const version = await models.version(modelId, publishedVersion);
      return { ...toVersionHead(version, model), definition: version.definition };
    });
  }
}

export const toVersionHead = (version: VersionRow, model: ModelRow): PublishedVersionHead => ({
  modelId: version.modelId,
  publishedVersion: version.publishedVersion,
  note: version.note,
  publishedAt: version.publishedAt.toISOString(),
  publishedBy: version.publishedBy,
  state: stateOf(version.publishedVersion, model),
  ruleCount: version.definition.rules.length,
});

const stateOf = (version: number, { publishedVersion, pendingVersion }: ModelRow): PublishedVersionHead['state'] =>
  version === publishedVersion ? 'active' : version === pendingVersion ? 'pending' : 'retired';
