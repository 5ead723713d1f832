import * as z from 'zod';
import { defineCall } from '../base/call';
import { pageOf, PageQuery } from '../base/page';
import { Run } from './run';
import { RunKind, RunService } from './run-kind';
import { RunState, RunStateGroup } from './run-state';

/** Newest first. Filters combine; lists within one filter are alternatives. */
export const RunQuery = PageQuery.extend({
  group: RunStateGroup.optional(),
  state: z.array(RunState).max(7).optional(),
  kind: z.array(RunKind).max(20).optional(),
  modelId: z.uuid().optional(),
  /** Started by this member (or API key). */
  memberId: z.uuid().optional(),
});
export type RunQuery = z.infer<typeof RunQuery>;

export const RunPage = pageOf(Run);

/** All runs of all services: identity reads each service's `published_run`. */
export const listRuns = defineCall({
  subject: 'rpc.identity.runs.list',
  request: RunQuery,
  reply: RunPage,
});

/** Which service owns a run, for whoever only knows its id. */
export const findRunOwner = defineCall({
  subject: 'rpc.identity.runs.owner',
  request: z.object({ runId: z.uuid() }),
  reply: z.object({ service: RunService }),
  refusals: ['run_not_found'],
});
