import {
  type CallContext,
  type PublishedVersionHead,
  type PublishRequest,
  Refusal,
  type ScoringSettings,
} from '@heatline/contracts';
import { AnsweredRequests, Database, type Tx } from '@heatline/database';
import { criteriaOfModel, datedKeysOfModel } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { Announcer } from '../announcer';
import { callerOf } from '../caller';
import { canonicalJson } from '../canonical-json';
import { RulebookStore } from '../timelines/rulebook-store';
import { StartRefresh } from '../timelines/start-refresh';
import type { DraftRow } from './draft-row';
import { toVersionHead } from './get-versions';
import { modelArchived, refuseStaleDraft } from './model-change';
import type { ModelRow } from './model-row';
import { ModelStore } from './model-store';
import { PutVersionInForce } from './put-version-in-force';
import { SettingsToPublish } from './settings-to-publish';
import { runBy } from './start-recalculation';
import { refuseAlreadyPublished } from './refuse-already-published';
import { withRuleIds } from './rule-ids';
import type { VersionRow } from './version-row';

type Published = PublishedVersionHead & { runId: string | null };

/**
 * Freezes the draft as the next version. It is in force at once when all that it asks for is known of the facts; else when the
 * timelines have been read anew, and until then everybody is scored by the version before.
 */
@Injectable()
export class PublishModel {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsToPublish,
    private readonly rulebooks: RulebookStore,
    private readonly inForce: PutVersionInForce,
    private readonly refresh: StartRefresh,
    private readonly announcer: Announcer,
  ) {}

  async run(
    context: CallContext,
    modelId: string,
    publish: PublishRequest,
    idempotencyKey?: string,
  ): Promise<Published> {
    const zone = await this.settings.zoneOf(context);
    const keyed = { call: 'publish-model', key: idempotencyKey, request: { modelId, publish } };
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      await this.rulebooks.awaitTurn(tx);
      const model = await models.lock(modelId);
      const { publishedVersion, runId } = await new AnsweredRequests(tx, context).once(keyed, () =>
        this.publish(tx, context, model, publish, zone),
      );
      const version = await models.version(modelId, publishedVersion);
      return { ...toVersionHead(version, await models.byId(modelId)), runId };
    });
  }

  private async publish(
    tx: Tx,
    context: CallContext,
    model: ModelRow,
    publish: PublishRequest,
    zone: string | undefined,
  ): Promise<Pick<Published, 'publishedVersion' | 'runId'>> {
    const models = new ModelStore(tx);
    const { modelId } = model;
    if (model.archivedAt !== null) throw modelArchived(modelId);
    const draft = await models.draft(modelId);
    if (publish.version !== undefined) refuseStaleDraft(draft, publish.version);
    if (draft.definition.rules.length === 0) {
      throw new Refusal(
        'definition_empty',
        { modelId, to: 'publish' },
        'The draft has no rule yet: add one before publishing',
      );
    }
    const settings = await this.settings.with(tx, zone);
    const [newest] = await models.versions(modelId);
    if (publish.version !== undefined && newest && saysTheSame(newest, draft, settings)) {
      refuseAlreadyPublished(newest, publish, context);
      // The same request again, perhaps because the first answer got lost.
      const { openRunId } = await models.view(modelId);
      return { publishedVersion: newest.publishedVersion, runId: openRunId };
    }
    const version = await models.addVersion({
      workspaceId: model.workspaceId,
      modelId,
      publishedVersion: (newest?.publishedVersion ?? 0) + 1,
      definition: withRuleIds(draft.definition),
      definitionHash: draft.definitionHash,
      settings,
      note: publish.note,
      publishedBy: callerOf(context),
      publishedByKind: context.actor?.kind ?? 'system',
      recalculates: publish.recalculate,
      announces: publish.announce,
    });
    const runId = await this.bringIntoForce(tx, model, version, context);
    const { publishedVersion, note } = version;
    const details = { publishedVersion, note, recalculate: publish.recalculate, silent: !publish.announce };
    await this.announcer.modelActed(tx, context, model, { action: 'model.published', details });
    this.announcer.modelChanged(tx, modelId);
    return { publishedVersion, runId };
  }

  private async bringIntoForce(
    tx: Tx,
    model: ModelRow,
    { publishedVersion, definition, settings }: VersionRow,
    context: CallContext,
  ): Promise<string | null> {
    const published = { ...definition, settings };
    await this.rulebooks.change(tx);
    await this.rulebooks.setSettings(tx, settings);
    const waits = await this.rulebooks.addCriteria(tx, criteriaOfModel(published), datedKeysOfModel(published));
    if (!waits) return this.inForce.run(tx, model, publishedVersion, runBy(context));
    await new ModelStore(tx).change(model, { pendingVersion: publishedVersion });
    const { runId } = await this.refresh.open(
      tx,
      runBy(context),
      `New criteria of "${model.name}", version ${publishedVersion}`,
    );
    return runId;
  }
}

const saysTheSame = (version: VersionRow, draft: DraftRow, settings: ScoringSettings): boolean =>
  version.definitionHash === draft.definitionHash && canonicalJson(version.settings) === canonicalJson(settings);
