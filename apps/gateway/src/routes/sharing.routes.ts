import { createShareLink, listShareLinks, openShareLink, revokeShareLink, ShareDraft } from '@heatline/contracts';
import { route } from './route';

const sharing = { area: 'Sharing' };

export const sharingRoutes = [
  route(
    listShareLinks,
    {
      ...sharing,
      method: 'GET',
      path: '/leads/:leadId/share-links',
      role: 'rep',
      scope: 'read',
      summary: 'Links to the scores of a lead, and how often they were opened',
    },
    ({ params }) => params,
  ),
  route(
    createShareLink,
    {
      ...sharing,
      method: 'POST',
      path: '/leads/:leadId/share-links',
      role: 'rep',
      scope: 'facts:write',
      body: ShareDraft,
      status: 201,
      summary: 'Make a link to the scores of a lead that opens without an account',
    },
    ({ params, body, caller }) => ({ ...params, ...body, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    revokeShareLink,
    {
      ...sharing,
      method: 'DELETE',
      path: '/leads/:leadId/share-links/:shareId',
      role: 'rep',
      scope: 'facts:write',
      summary: 'Revoke a link for good',
    },
    ({ params }) => params,
  ),
  route(
    openShareLink,
    {
      ...sharing,
      method: 'GET',
      path: '/shared/:token',
      role: 'anyone',
      scope: null,
      summary: 'What a link shows: scores and their ledgers',
    },
    ({ params, caller }) => ({
      ...params,
      clientAddress: caller.address,
      opens: !caller.headOnly,
    }),
  ),
];
