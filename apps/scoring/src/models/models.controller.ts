import {
  archiveModel,
  type CallContext,
  changeModel,
  copyModel,
  createModel,
  diffDraft,
  diffVersions,
  getDraft,
  getModel,
  getVersion,
  listModels,
  listModelTemplates,
  listVersions,
  publishModel,
  putDraft,
  recalculateModelCall,
  type RequestOf,
  restoreVersion,
  seenValues,
  versionShare,
} from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import { allTemplates } from '../templates/all-templates';
import { ArchiveModel } from './archive-model';
import { ChangeModel } from './change-model';
import { CopyModel } from './copy-model';
import { CreateModel } from './create-model';
import { DiffDefinitions } from './diff-definitions';
import { GetDraft } from './get-draft';
import { GetModels } from './get-models';
import { GetVersions } from './get-versions';
import { PublishModel } from './publish-model';
import { PutDraft } from './put-draft';
import { ReadVersionShare } from './read-version-share';
import { RestoreVersion } from './restore-version';
import { SeenValues } from './seen-values';
import { StartRecalculation } from './start-recalculation';

@Controller()
export class ModelsController {
  constructor(
    private readonly models: GetModels,
    private readonly create: CreateModel,
    private readonly change: ChangeModel,
    private readonly copies: CopyModel,
    private readonly archive: ArchiveModel,
    private readonly drafts: GetDraft,
    private readonly put: PutDraft,
    private readonly versions: GetVersions,
    private readonly publishing: PublishModel,
    private readonly recalculation: StartRecalculation,
    private readonly seen: SeenValues,
    private readonly diffs: DiffDefinitions,
    private readonly restoring: RestoreVersion,
    private readonly share: ReadVersionShare,
  ) {}

  @Answers(listModels)
  async list(query: RequestOf<typeof listModels>, { workspaceId }: CallContext) {
    return { items: await this.models.list(workspaceId, query) };
  }

  @Answers(listModelTemplates)
  templates() {
    return { items: [...allTemplates] };
  }

  @Answers(getModel)
  get({ modelId }: RequestOf<typeof getModel>, { workspaceId }: CallContext) {
    return this.models.one(workspaceId, modelId);
  }

  @Answers(createModel)
  add({ idempotencyKey, ...head }: RequestOf<typeof createModel>, context: CallContext) {
    return this.create.run(context, head, idempotencyKey);
  }

  @Answers(changeModel)
  edit({ modelId, change }: RequestOf<typeof changeModel>, context: CallContext) {
    return this.change.run(context, modelId, change);
  }

  @Answers(copyModel)
  copy({ modelId, name, idempotencyKey }: RequestOf<typeof copyModel>, context: CallContext) {
    return this.copies.run(context, modelId, name, idempotencyKey);
  }

  @Answers(archiveModel)
  setArchived({ modelId, archived }: RequestOf<typeof archiveModel>, context: CallContext) {
    return this.archive.run(context, modelId, archived);
  }

  @Answers(getDraft)
  draft({ modelId }: RequestOf<typeof getDraft>, { workspaceId }: CallContext) {
    return this.drafts.run(workspaceId, modelId);
  }

  @Answers(putDraft)
  saveDraft({ modelId, version, ...definition }: RequestOf<typeof putDraft>, context: CallContext) {
    return this.put.run(context, modelId, version, definition);
  }

  @Answers(publishModel)
  publish({ modelId, publish, idempotencyKey }: RequestOf<typeof publishModel>, context: CallContext) {
    return this.publishing.run(context, modelId, publish, idempotencyKey);
  }

  @Answers(listVersions)
  async listVersions({ modelId }: RequestOf<typeof listVersions>, { workspaceId }: CallContext) {
    return { items: await this.versions.list(workspaceId, modelId) };
  }

  @Answers(getVersion)
  version({ modelId, publishedVersion }: RequestOf<typeof getVersion>, { workspaceId }: CallContext) {
    return this.versions.one(workspaceId, modelId, publishedVersion);
  }

  @Answers(diffDraft)
  diffOfDraft({ modelId, against }: RequestOf<typeof diffDraft>, { workspaceId }: CallContext) {
    return this.diffs.draft(workspaceId, modelId, against);
  }

  @Answers(diffVersions)
  diffOfVersions({ modelId, from, to }: RequestOf<typeof diffVersions>, { workspaceId }: CallContext) {
    return this.diffs.versions(workspaceId, modelId, from, to);
  }

  @Answers(restoreVersion)
  restore({ modelId, publishedVersion, version }: RequestOf<typeof restoreVersion>, context: CallContext) {
    return this.restoring.run(context, modelId, publishedVersion, version);
  }

  @Answers(versionShare)
  shareOfVersion({ modelId }: RequestOf<typeof versionShare>, { workspaceId }: CallContext) {
    return this.share.run(workspaceId, modelId);
  }

  @Answers(recalculateModelCall)
  recalculate({ modelId }: RequestOf<typeof recalculateModelCall>, context: CallContext) {
    return this.recalculation.byHand(context, modelId);
  }

  @Answers(seenValues)
  seenInFacts(request: RequestOf<typeof seenValues>, { workspaceId }: CallContext) {
    return this.seen.run(workspaceId, request);
  }
}
