import * as z from 'zod';
import { type Call, defineCall } from '../base/call';
import { SliceNo } from '../base/whole-numbers';
import { Run } from './run';
import { RunDetail } from './run-detail';
import type { RunService } from './run-kind';

/** `retry` runs every parked slice again; `abort` ends a run that cannot be finished, and keeps what is written. */
export const RunCommandName = z.enum(['pause', 'resume', 'cancel', 'retry', 'skipSlice', 'abort']);
export type RunCommandName = z.infer<typeof RunCommandName>;

export const RunCommand = z
  .object({
    runId: z.uuid(),
    command: RunCommandName,
    /** For `skipSlice`, and for `retry` of just one; counts from 1. */
    sliceNo: SliceNo.optional(),
    reason: z.string().trim().max(500).optional(),
  })
  .refine(({ command, sliceNo }) => command !== 'skipSlice' || sliceNo !== undefined, {
    path: ['sliceNo'],
    message: 'Say which slice to skip',
  });
export type RunCommand = z.infer<typeof RunCommand>;

export const GetRun = z.object({ runId: z.uuid() });

/**
 * `command_impossible` has details `{command, state}`; `slice_not_parked` has `{sliceNo}`.
 * A command is accepted when it is written down: while Temporal is away it is carried out as soon as it is back.
 */
export const runRefusals = ['run_not_found', 'not_your_run', 'command_impossible', 'slice_not_parked'] as const;

export interface RunCalls {
  readonly get: Call<typeof GetRun, typeof RunDetail, 'run_not_found'>;
  readonly command: Call<typeof RunCommand, typeof Run, (typeof runRefusals)[number]>;
}

const callsOf = (service: RunService): RunCalls => ({
  get: defineCall({
    subject: `rpc.${service}.runs.get`,
    request: GetRun,
    reply: RunDetail,
    refusals: ['run_not_found'],
  }),
  command: defineCall({
    subject: `rpc.${service}.runs.command`,
    request: RunCommand,
    reply: Run,
    refusals: runRefusals,
    timeoutMs: 10_000,
  }),
});

/** The same two calls in each service that owns runs: `bus.ask(runCalls[run.service].command, …)`. */
export const runCalls: Record<RunService, RunCalls> = {
  leads: callsOf('leads'),
  scoring: callsOf('scoring'),
  segments: callsOf('segments'),
  identity: callsOf('identity'),
};
