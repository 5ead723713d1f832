import {
  archiveModel,
  changeModel,
  copyModel,
  createModel,
  diffDraft,
  diffVersions,
  DistributionQuery,
  getDraft,
  getModel,
  getVersion,
  listModels,
  listModelTemplates,
  listVersions,
  ModelChange,
  DraftBody,
  ModelDraftHead,
  ModelName,
  ModelQuery,
  publishModel,
  PublishRequest,
  putDraft,
  recalculateModelCall,
  RestoreRequest,
  restoreVersion,
  scoredContacts,
  ScoredContactsQuery,
  ruleReach,
  scoreDistribution,
  seenValues,
  tryDefinition,
  TryRequest,
  versionShare,
} from '@heatline/contracts';
import * as z from 'zod';
import { route, several } from './route';

const models = { area: 'Models' };
const reads = { ...models, method: 'GET', role: 'viewer', scope: 'read' } as const;
/** Marketers draft; what changes everybody's scores is an admin's. */
const drafts = { ...models, role: 'marketer', scope: 'models:write' } as const;
const publishes = { ...models, role: 'admin', scope: 'models:write' } as const;

const SeenQuery = z.object({
  q: z.string().max(200).optional(),
  eventType: z.string().max(200).optional(),
  key: z.string().min(1).max(200).optional(),
});
const SeenAttributesQuery = SeenQuery.omit({ eventType: true }).extend({
  account: z.stringbool('account is true or false').default(false),
});

export const modelRoutes = [
  route(listModels, { ...reads, path: '/models', query: ModelQuery, summary: 'All models' }, ({ query }) => query),
  route(
    createModel,
    {
      ...drafts,
      method: 'POST',
      path: '/models',
      body: ModelDraftHead,
      status: 201,
      summary: 'A new model, empty or from a template',
    },
    ({ body }) => body,
  ),
  route(
    listModelTemplates,
    { ...reads, path: '/model-templates', summary: 'Templates that a model can begin from' },
    () => ({}),
  ),
  route(getModel, { ...reads, path: '/models/:modelId', summary: 'One model' }, ({ params }) => params),
  route(
    changeModel,
    {
      ...publishes,
      method: 'PATCH',
      path: '/models/:modelId',
      body: ModelChange,
      summary: 'Change name, activity or schedule',
    },
    ({ params, body }) => ({ ...params, change: body }),
  ),
  route(
    copyModel,
    {
      ...drafts,
      method: 'POST',
      path: '/models/:modelId/copy',
      body: z.strictObject({ name: ModelName.optional() }),
      status: 201,
      summary: 'A copy, not active',
    },
    ({ params, body }) => ({ ...params, ...body }),
  ),
  route(
    archiveModel,
    { ...publishes, method: 'POST', path: '/models/:modelId/archive', summary: 'Take the model out of use' },
    ({ params }) => ({ ...params, archived: true }),
  ),
  route(
    archiveModel,
    { ...publishes, method: 'POST', path: '/models/:modelId/restore', summary: 'Bring it back, still off' },
    ({ params }) => ({ ...params, archived: false }),
  ),

  route(
    getDraft,
    { ...reads, path: '/models/:modelId/draft', summary: 'What is being edited' },
    ({ params }) => params,
  ),
  route(
    putDraft,
    {
      ...drafts,
      method: 'PUT',
      path: '/models/:modelId/draft',
      body: DraftBody,
      summary: 'Replace the draft',
    },
    ({ params, body }) => ({ ...params, ...body }),
  ),
  route(
    publishModel,
    {
      ...publishes,
      method: 'POST',
      path: '/models/:modelId/publish',
      body: PublishRequest,
      summary: 'Freeze the draft as the next version, and recalculate',
    },
    ({ params, body }) => ({ ...params, publish: body }),
  ),
  route(
    listVersions,
    { ...reads, path: '/models/:modelId/versions', summary: 'Published versions, newest first' },
    ({ params }) => params,
  ),
  route(
    getVersion,
    { ...reads, path: '/models/:modelId/versions/:publishedVersion', summary: 'One published version' },
    ({ params }) => params,
  ),
  route(
    diffDraft,
    {
      ...reads,
      path: '/models/:modelId/draft/diff',
      query: z.object({ against: z.coerce.number().int().min(1).optional() }),
      summary: 'What the draft says differently, in words',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
  route(
    diffVersions,
    {
      ...reads,
      path: '/models/:modelId/versions/:to/diff/:from',
      summary: 'What one version says differently from another, in words',
    },
    ({ params }) => params,
  ),
  route(
    restoreVersion,
    {
      ...drafts,
      method: 'POST',
      path: '/models/:modelId/versions/:publishedVersion/restore',
      body: RestoreRequest,
      summary: 'Make a published version the draft',
    },
    ({ params, body }) => ({ ...params, ...body }),
  ),
  route(
    versionShare,
    { ...reads, path: '/models/:modelId/version-share', summary: 'How many scores are of the version in force' },
    ({ params }) => params,
  ),
  route(
    recalculateModelCall,
    {
      ...publishes,
      method: 'POST',
      path: '/models/:modelId/recalculate',
      status: 202,
      summary: 'Recalculate all contacts',
    },
    ({ params }) => params,
  ),
  route(
    scoredContacts,
    { ...reads, path: '/models/:modelId/scores', query: ScoredContactsQuery, summary: 'People of this model by score' },
    ({ params, query }) => ({ ...params, ...query }),
  ),

  route(
    tryDefinition,
    {
      ...drafts,
      method: 'POST',
      path: '/models/:modelId/try',
      body: TryRequest,
      summary: 'Score a definition that is not stored for a few leads, beside the version in force',
    },
    ({ params, body }) => ({ ...params, try: body }),
  ),
  route(
    scoreDistribution,
    {
      ...reads,
      path: '/models/:modelId/distribution',
      query: DistributionQuery.extend({ bounds: several(DistributionQuery.shape.bounds.unwrap().element) }),
      summary: 'How the stored scores spread, in buckets and by level bounds',
    },
    ({ params, query }) => ({ ...params, query }),
  ),
  route(
    ruleReach,
    {
      ...reads,
      path: '/models/:modelId/rule-reach',
      summary: 'How many each rule of the draft reaches, about or exactly',
    },
    ({ params }) => params,
  ),
  route(
    seenValues,
    { ...reads, path: '/seen/event-types', query: SeenQuery, summary: 'Event types that were seen' },
    ({ query: { q } }) => ({ of: 'eventTypes' as const, q }),
  ),
  route(
    seenValues,
    { ...reads, path: '/seen/campaigns', query: SeenQuery, summary: 'Campaigns that were seen' },
    ({ query: { q } }) => ({ of: 'campaigns' as const, q }),
  ),
  route(
    seenValues,
    {
      ...reads,
      path: '/seen/properties',
      query: SeenQuery,
      summary: 'Property names that were seen, or the values of one',
    },
    ({ query: { q, eventType, key } }) =>
      key === undefined
        ? { of: 'properties' as const, q, eventType }
        : { of: 'propertyValues' as const, q, eventType, key },
  ),
  route(
    seenValues,
    {
      ...reads,
      path: '/seen/attributes',
      query: SeenAttributesQuery,
      summary: 'Attribute names that were seen, or the values of one',
    },
    ({ query: { q, key, account } }) =>
      key === undefined
        ? { of: 'attributes' as const, account, q }
        : { of: 'attributeValues' as const, account, q, key },
  ),
];
