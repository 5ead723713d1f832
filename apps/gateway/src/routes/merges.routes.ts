import {
  MergeBatchRequest,
  mergeHistory,
  MergeRequest,
  mergesOfRun,
  MergeState,
  PageQuery,
  previewMerge,
  startMerge,
  startMergeBatch,
  startUndoMerge,
} from '@heatline/contracts';
import { route } from './route';

const merging = { area: 'Merging' };
const writes = { ...merging, method: 'POST', role: 'rep', scope: 'facts:write', status: 202 } as const;
const reads = { method: 'GET', role: 'viewer', scope: 'read' } as const;

/** One person who is there as several leads. */
export const mergeRoutes = [
  route(
    previewMerge,
    {
      ...merging,
      method: 'POST',
      path: '/leads/merge/preview',
      role: 'viewer',
      scope: 'read',
      body: MergeRequest,
      summary: 'What a merge would do: what moves, what clashes, what the scores would be. Writes nothing',
    },
    ({ body }) => body,
  ),
  route(
    startMerge,
    {
      ...writes,
      path: '/leads/merge',
      body: MergeRequest,
      summary: 'Make leads part of another one. The same again is the same merge',
    },
    ({ body, caller }) => ({ merge: body, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    startMergeBatch,
    {
      ...writes,
      path: '/leads/merge/batch',
      body: MergeBatchRequest,
      summary: 'Up to 500 merges as one run, one after the other; the run tells what became of each',
    },
    ({ body, caller }) => ({ batch: body, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    startUndoMerge,
    {
      ...writes,
      path: '/leads/merges/:mergeId/undo',
      summary: 'Take a merge back: each lead is what it was, with what was sent for it since',
    },
    ({ params, caller }) => ({ ...params, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    mergeHistory,
    {
      ...merging,
      ...reads,
      path: '/leads/:leadId/merge-history',
      query: PageQuery,
      summary: 'What was merged into a lead, and what it was merged into, newest first',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
  route(
    mergesOfRun,
    {
      ...reads,
      area: 'Runs',
      path: '/runs/:runId/merges',
      query: PageQuery.extend({ state: MergeState.optional() }),
      summary: 'What a run did, merge by merge',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
];
