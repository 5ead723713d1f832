import {
  AdjustmentDraft,
  adjustScore,
  changeConversion,
  ConversionChange,
  DifferenceQuery,
  eventContributions,
  explainDifference,
  ExplainQuery,
  explainScore,
  leadConversions,
  listAdjustments,
  readConversion,
  removeAdjustment,
  resetScore,
  scoreHistory,
  ScoreHistoryQuery,
  updateScore,
  whyScores,
} from '@heatline/contracts';
import * as z from 'zod';
import { route, several } from './route';

const scores = { area: 'Scores' };
const reads = { ...scores, method: 'GET', role: 'viewer', scope: 'read' } as const;
const writes = { ...scores, role: 'rep', scope: 'models:write' } as const;

export const scoreRoutes = [
  route(
    explainScore,
    {
      ...reads,
      path: '/lead/:leadId/score/explain',
      query: ExplainQuery,
      summary: 'Why this number: the ledger, as of any instant',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
  route(
    explainDifference,
    {
      ...reads,
      path: '/lead/:leadId/score/difference',
      query: DifferenceQuery,
      summary: 'Why a score is another one than it was, by cause and line',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
  route(
    scoreHistory,
    { ...reads, path: '/score/history', query: ScoreHistoryQuery, summary: 'A score over time' },
    ({ query }) => query,
  ),
  route(
    eventContributions,
    {
      ...reads,
      path: '/lead/:leadId/contributions',
      query: z.object({ eventIds: several(z.uuid()).unwrap(), modelIds: several(z.uuid()) }),
      summary: 'Points that each of these events gave',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
  route(
    whyScores,
    {
      ...reads,
      path: '/models/:modelId/why',
      query: z.object({ leadIds: several(z.uuid(), 200).unwrap() }),
      summary: 'Why the scores of these leads are what they are, a sentence each',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
  route(
    updateScore,
    { ...writes, method: 'POST', path: '/leads/:leadId/scores/:modelId/update', summary: 'Evaluate one lead now' },
    ({ params }) => params,
  ),
  route(
    listAdjustments,
    {
      ...reads,
      path: '/leads/:leadId/scores/:modelId/adjustments',
      summary: 'Points given by hand, and the last reset',
    },
    ({ params }) => params,
  ),
  route(
    adjustScore,
    {
      ...writes,
      method: 'POST',
      path: '/leads/:leadId/scores/:modelId/adjustments',
      body: AdjustmentDraft,
      status: 201,
      summary: 'Give or take points by hand',
    },
    ({ params, body, caller }) => ({ ...params, adjustment: body, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    removeAdjustment,
    {
      ...writes,
      method: 'DELETE',
      path: '/leads/:leadId/scores/:modelId/adjustments/:adjustmentId',
      summary: 'Take an adjustment back',
    },
    ({ params }) => params,
  ),
  route(
    resetScore,
    {
      ...writes,
      method: 'POST',
      path: '/leads/:leadId/scores/:modelId/reset',
      role: 'marketer',
      summary: 'Count from now on only',
    },
    ({ params, caller }) => ({ ...params, undo: false, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    resetScore,
    {
      ...writes,
      method: 'DELETE',
      path: '/leads/:leadId/scores/:modelId/reset',
      role: 'marketer',
      summary: 'Take the latest reset back',
    },
    ({ params, caller }) => ({ ...params, undo: true, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    leadConversions,
    {
      ...reads,
      path: '/lead/:leadId/conversions',
      query: z.object({ modelId: z.uuid() }),
      summary: 'When a lead converted, and its exact score at each instant',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
  route(
    readConversion,
    { ...reads, path: '/workspace/conversion', summary: 'What makes a customer of a lead' },
    () => ({}),
  ),
  route(
    changeConversion,
    {
      ...scores,
      method: 'PUT',
      path: '/workspace/conversion',
      role: 'admin',
      scope: 'admin',
      body: ConversionChange,
      summary: 'Say what makes a customer of a lead',
    },
    ({ body }) => body,
  ),
];
