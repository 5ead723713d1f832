import {
  archiveModel,
  changeModel,
  copyModel,
  createModel,
  getModel,
  listModels,
  listModelTemplates,
  ModelChange,
  ModelDraftHead,
  ModelName,
  ModelQuery,
  recalculateModelCall,
  scoredContacts,
  ScoredContactsQuery,
} from '@heatline/contracts';
import * as z from 'zod';
import { decides, drafts, reads } from './model-roles';
import { route } from './route';

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
    ({ body, caller }) => ({ ...body, idempotencyKey: caller.idempotencyKey }),
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
      ...decides,
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
    ({ params, body, caller }) => ({ ...params, ...body, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    archiveModel,
    { ...decides, method: 'POST', path: '/models/:modelId/archive', summary: 'Take the model out of use' },
    ({ params }) => ({ ...params, archived: true }),
  ),
  route(
    archiveModel,
    { ...decides, method: 'POST', path: '/models/:modelId/restore', summary: 'Bring it back, still off' },
    ({ params }) => ({ ...params, archived: false }),
  ),
  route(
    recalculateModelCall,
    {
      ...decides,
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
];
