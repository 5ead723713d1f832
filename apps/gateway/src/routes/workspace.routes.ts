import {
  ApiKeyDraft,
  changeMember,
  changeWorkspace,
  createApiKey,
  inviteMember,
  listApiKeys,
  listAudit,
  listMembers,
  MemberChange,
  MemberDraft,
  newPasswordLink,
  PageQuery,
  readMember,
  readWorkspace,
  revokeApiKey,
  WorkspaceChange,
} from '@heatline/contracts';
import { route } from './route';

const place = { area: 'Workspace' };
const people = { area: 'Members' };
const keys = { area: 'API keys' };

export const workspaceRoutes = [
  route(
    readWorkspace,
    { ...place, method: 'GET', path: '/workspace', role: 'viewer', scope: 'read', summary: 'The workspace' },
    () => ({}),
  ),
  route(
    changeWorkspace,
    {
      ...place,
      method: 'PATCH',
      path: '/workspace',
      role: 'admin',
      scope: 'admin',
      body: WorkspaceChange,
      summary: 'Change name or time zone',
    },
    ({ body }) => body,
  ),
  route(
    listAudit,
    {
      ...place,
      method: 'GET',
      path: '/audit',
      role: 'admin',
      scope: 'admin',
      query: PageQuery,
      summary: 'Who changed what, newest first',
    },
    ({ query }) => query,
  ),
  route(
    listMembers,
    { ...people, method: 'GET', path: '/members', role: 'viewer', scope: 'read', summary: 'All members' },
    () => ({}),
  ),
  route(
    inviteMember,
    {
      ...people,
      method: 'POST',
      path: '/members',
      role: 'admin',
      scope: 'admin',
      body: MemberDraft,
      status: 201,
      summary: 'Invite a member; the link is shown once',
    },
    ({ body, caller }) => ({ ...body, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    readMember,
    { ...people, method: 'GET', path: '/members/:memberId', role: 'viewer', scope: 'read', summary: 'One member' },
    ({ params }) => params,
  ),
  route(
    changeMember,
    {
      ...people,
      method: 'PATCH',
      path: '/members/:memberId',
      role: 'admin',
      scope: 'admin',
      body: MemberChange,
      summary: 'Change name or role, switch off or on',
    },
    ({ params, body }) => ({ ...params, ...body }),
  ),
  route(
    newPasswordLink,
    {
      ...people,
      method: 'POST',
      path: '/members/:memberId/password-link',
      role: 'admin',
      scope: 'admin',
      status: 201,
      summary: 'A link with which a member chooses a new password',
    },
    ({ params }) => params,
  ),
  route(
    listApiKeys,
    { ...keys, method: 'GET', path: '/api-keys', role: 'admin', scope: 'admin', summary: 'All API keys' },
    () => ({}),
  ),
  route(
    createApiKey,
    {
      ...keys,
      method: 'POST',
      path: '/api-keys',
      role: 'admin',
      scope: 'admin',
      body: ApiKeyDraft,
      status: 201,
      summary: 'Make an API key; it is shown once',
    },
    ({ body, caller }) => ({ ...body, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    revokeApiKey,
    {
      ...keys,
      method: 'DELETE',
      path: '/api-keys/:keyId',
      role: 'admin',
      scope: 'admin',
      summary: 'Revoke an API key for good',
    },
    ({ params }) => params,
  ),
];
