import {
  type CallContext,
  Fault,
  type PublishedVersionHead,
  type PublishRequest,
  readWorkspace,
  Refusal,
  ScoringSettings,
} from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Bus } from '@heatline/messaging';
import { criteriaOfModel, datedKeysOfModel } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { Announcer } from '../announcer';
import { callerOf } from '../caller';
import { RulebookStore } from '../timelines/rulebook-store';
import { StartRefresh } from '../timelines/start-refresh';
import type { DraftRow } from './draft-row';
import { toVersionHead } from './get-versions';
import { modelArchived, refuseStale } from './model-change';
import type { ModelRow } from './model-row';
import { ModelStore } from './model-store';
import { PutVersionInForce } from './put-version-in-force';
import { runBy } from './start-recalculation';
import { withRuleIds } from './rule-ids';

/**
 * Freezes the draft as the next version. It is in force at once when all that it asks for is known of the facts; else when the
 * timelines have been read anew, and until then everybody is scored by the version before.
 */
@Injectable()
export class PublishModel {
  constructor(
    private readonly database: Database,
    private readonly bus: Bus,
    private readonly rulebooks: RulebookStore,
    private readonly inForce: PutVersionInForce,
    private readonly refresh: StartRefresh,
    private readonly announcer: Announcer,
  ) {}

  async run(
    context: CallContext,
    modelId: string,
    publish: PublishRequest,
  ): Promise<PublishedVersionHead & { runId: string | null }> {
    const zone = await this.zoneOf(context);
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      const model = await models.lock(modelId);
      if (model.archivedAt !== null) throw modelArchived(modelId);
      const draft = await models.draft(modelId);
      if (publish.version !== undefined) refuseStale(draft.version, publish.version);
      if (draft.definition.rules.length === 0) {
        throw new Refusal('definition_empty', { modelId }, 'The draft has no rule yet: add one before publishing');
      }
      const settings = await this.settings(tx, zone);
      const version = await this.freeze(models, model, draft, settings, publish.note, callerOf(context));
      const runId = await this.bringIntoForce(
        tx,
        model,
        version.publishedVersion,
        draft,
        settings,
        context,
        publish.recalculate,
      );
      this.announcer.modelChanged(tx, modelId);
      return { ...toVersionHead(version, await models.byId(modelId)), runId };
    });
  }

  private async freeze(
    models: ModelStore,
    model: ModelRow,
    draft: DraftRow,
    settings: ScoringSettings,
    note: string,
    by: string | null,
  ) {
    const [newest] = await models.versions(model.modelId);
    return models.addVersion({
      workspaceId: model.workspaceId,
      modelId: model.modelId,
      publishedVersion: (newest?.publishedVersion ?? 0) + 1,
      definition: withRuleIds(draft.definition),
      definitionHash: draft.definitionHash,
      settings,
      note,
      publishedBy: by,
    });
  }

  private async bringIntoForce(
    tx: Tx,
    model: ModelRow,
    version: number,
    { definition }: DraftRow,
    settings: ScoringSettings,
    context: CallContext,
    recalculate: boolean,
  ): Promise<string | null> {
    const published = { ...definition, settings };
    await this.rulebooks.change(tx);
    await this.rulebooks.setSettings(tx, settings);
    const waits = await this.rulebooks.addCriteria(tx, criteriaOfModel(published), datedKeysOfModel(published));
    if (!waits) return this.inForce.run(tx, model, version, runBy(context), recalculate);
    await new ModelStore(tx).change(model, { pendingVersion: version });
    const { runId } = await this.refresh.open(
      tx,
      runBy(context),
      `New criteria of "${model.name}", version ${version}`,
    );
    return runId;
  }

  /** The zone of today's settings; activity types and burst rule stay what the workspace goes by. */
  private async settings(tx: Tx, zone: string | undefined): Promise<ScoringSettings> {
    return ScoringSettings.parse({ ...(await this.rulebooks.settings(tx)), ...(zone !== undefined && { zone }) });
  }

  /** Identity may be away: then the zone is the one that the workspace was last published with. */
  private async zoneOf(context: CallContext): Promise<string | undefined> {
    try {
      return (await this.bus.ask(readWorkspace, {}, context)).timeZone;
    } catch (error) {
      if (error instanceof Refusal || (error instanceof Fault && error.retryable)) return undefined;
      throw error;
    }
  }
}
