import {
  diffDraft,
  diffVersions,
  DraftBody,
  getDraft,
  getVersion,
  listVersions,
  publishModel,
  PublishRequest,
  putDraft,
  RestoreRequest,
  restoreVersion,
  VersionNumber,
  versionShare,
} from '@heatline/contracts';
import * as z from 'zod';
import { decides, drafts, reads } from './model-roles';
import { route } from './route';

/** The draft of a model, and what was published of it. */
export const modelVersionRoutes = [
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
      ...decides,
      method: 'POST',
      path: '/models/:modelId/publish',
      body: PublishRequest,
      summary: 'Freeze the draft as the next version, and recalculate',
    },
    ({ params, body, caller }) => ({ ...params, publish: body, idempotencyKey: caller.idempotencyKey }),
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
      query: z.object({ against: VersionNumber.optional() }),
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
];
