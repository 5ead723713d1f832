import type { RunDetail, RunService, RunSlice, RunSliceState } from '@heatline/contracts';
import type { Tx } from '../tx';
import { RunLog } from './run-log';
import { samplesOf } from './run-progress';
import { toRun } from './run-row';
import { RunStore, sliceSums } from './run-store';

const shownSlices = 2_000;

/** Everything the page of one run shows; counts are exact, from the slices themselves. */
export async function readRunDetail(tx: Tx, runId: string, service: RunService): Promise<RunDetail | undefined> {
  const row = await new RunStore(tx).byId(runId);
  if (!row) return undefined;
  const sums = await tx.one<Record<string, string | number>>(sliceSums, [tx.workspaceId, runId]);
  const exact = (name: string) => Number(sums?.[name] ?? 0);
  const counts = {
    done: exact('done'),
    changed: exact('changed'),
    unchanged: exact('unchanged'),
    failed: exact('failed'),
  };
  const slices = {
    total: exact('slices_total'),
    done: exact('slices_done'),
    running: exact('slices_running'),
    waiting: exact('slices_waiting'),
    parked: exact('slices_parked'),
    skipped: exact('slices_skipped'),
  };
  return {
    ...toRun({ ...row, ...counts, slices }, service),
    facts: row.facts,
    sliceList: await slicesOf(tx, runId),
    steps: await new RunLog(tx).newest(runId),
    samples: await samplesOf(tx, runId),
  };
}

interface RawSliceLine {
  slice_no: number;
  state: RunSliceState;
  total: string;
  done: string;
  attempts: number;
  started_at: Date | null;
  ended_at: Date | null;
  message: string | null;
}

async function slicesOf(tx: Tx, runId: string): Promise<RunSlice[]> {
  const rows = await tx.query<RawSliceLine>(
    `select slice_no, state, total, done, attempts, started_at, ended_at, message
     from run_slice where workspace_id = $1 and run_id = $2 order by slice_no limit $3`,
    [tx.workspaceId, runId, shownSlices],
  );
  return rows.map((raw) => ({
    no: raw.slice_no + 1,
    state: raw.state,
    total: Number(raw.total),
    done: Number(raw.done),
    attempts: raw.attempts,
    startedAt: raw.started_at?.toISOString() ?? null,
    endedAt: raw.ended_at?.toISOString() ?? null,
    message: raw.message,
  }));
}
