import {
  AccountChange,
  AccountListQuery,
  AccountScoreHistoryQuery,
  accountScoreHistory,
  accountScores,
  changeAccount,
  explainAccountScore,
  ExplainQuery,
  listAccounts,
  readAccount,
  updateAccountScore,
} from '@heatline/contracts';
import * as z from 'zod';
import { route } from './route';

const reads = { area: 'Accounts', method: 'GET', role: 'viewer', scope: 'read' } as const;
const writes = { area: 'Accounts', role: 'rep' } as const;

export const accountRoutes = [
  route(
    listAccounts,
    {
      ...reads,
      path: '/accounts',
      query: AccountListQuery,
      summary: 'Companies, with the scores of one account model',
    },
    ({ query }) => query,
  ),
  route(readAccount, { ...reads, path: '/accounts/:accountId', summary: 'One company' }, ({ params }) => params),
  route(
    changeAccount,
    {
      ...writes,
      method: 'PATCH',
      path: '/accounts/:accountId',
      scope: 'facts:write',
      body: AccountChange,
      summary: 'Change name or attributes of a company',
    },
    ({ params, body }) => ({ ...params, ...body }),
  ),
  route(
    accountScores,
    {
      ...reads,
      path: '/account/:accountId/scores',
      query: z.object({ modelId: z.uuid().optional() }),
      summary: 'Its score under every active account model',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
  route(
    explainAccountScore,
    {
      ...reads,
      path: '/account/:accountId/score/explain',
      query: ExplainQuery,
      summary: "Why this number: the ledger of all members' events, as of any instant",
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
  route(
    accountScoreHistory,
    {
      ...reads,
      path: '/account/:accountId/score/history',
      query: AccountScoreHistoryQuery,
      summary: 'Its score over time',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
  route(
    updateAccountScore,
    {
      ...writes,
      method: 'POST',
      path: '/accounts/:accountId/scores/:modelId/update',
      scope: 'models:write',
      summary: 'Evaluate one company now',
    },
    ({ params }) => params,
  ),
];
