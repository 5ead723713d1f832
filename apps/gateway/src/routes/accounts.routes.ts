import {
  AccountChange,
  AccountListQuery,
  AccountScoreHistoryQuery,
  accountScoreHistory,
  accountScores,
  adjustAccountScore,
  AdjustmentDraft,
  changeAccount,
  explainAccountScore,
  ExplainQuery,
  listAccountAdjustments,
  listAccounts,
  readAccount,
  removeAccountAdjustment,
  resetAccountScore,
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
  route(
    listAccountAdjustments,
    {
      ...reads,
      path: '/accounts/:accountId/scores/:modelId/adjustments',
      summary: 'Points given to a company by hand, and the last reset',
    },
    ({ params }) => params,
  ),
  route(
    adjustAccountScore,
    {
      ...writes,
      method: 'POST',
      path: '/accounts/:accountId/scores/:modelId/adjustments',
      scope: 'models:write',
      body: AdjustmentDraft,
      status: 201,
      summary: 'Give points to a company, or take some, by hand',
    },
    ({ params, body, caller }) => ({ ...params, adjustment: body, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    removeAccountAdjustment,
    {
      ...writes,
      method: 'DELETE',
      path: '/accounts/:accountId/scores/:modelId/adjustments/:adjustmentId',
      scope: 'models:write',
      summary: 'Take an adjustment of a company back',
    },
    ({ params }) => params,
  ),
  route(
    resetAccountScore,
    {
      ...writes,
      method: 'POST',
      path: '/accounts/:accountId/scores/:modelId/reset',
      role: 'marketer',
      scope: 'models:write',
      summary: 'Count what a company does from now on only',
    },
    ({ params, caller }) => ({ ...params, undo: false, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    resetAccountScore,
    {
      ...writes,
      method: 'DELETE',
      path: '/accounts/:accountId/scores/:modelId/reset',
      role: 'marketer',
      scope: 'models:write',
      summary: 'Take the latest reset of a company back',
    },
    ({ params, caller }) => ({ ...params, undo: true, idempotencyKey: caller.idempotencyKey }),
  ),
];
