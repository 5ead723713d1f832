import type { RunSample } from '@heatline/contracts';
import type { Tx } from '../tx';
import { type DoneAt, rateOf, sampleEveryMs } from './run-rate';
import { RunStore, sliceSums } from './run-store';

/** Longer than the rate looks back. */
const lookBack = '15 seconds';

/** Copies the sums of the slices to the run's row, with a sample and the rate. Short, and apart from the slices' own transactions. */
export async function writeProgress(tx: Tx, runId: string): Promise<void> {
  const params = [tx.workspaceId, runId];
  // Held before anything is summed up: sums of before a wait for the row would be written over newer ones.
  await new RunStore(tx).lock(runId);
  const sums = await tx.one<{ done: string; now: Date; elapsed: string; sampled: string | null }>(
    `update run set
       done = s.done, changed = s.changed, unchanged = s.unchanged, failed = s.failed, slices_total = s.slices_total,
       slices_done = s.slices_done, slices_running = s.slices_running, slices_parked = s.slices_parked, slices_skipped = s.slices_skipped,
       changed_at = clock_timestamp()
     from (${sliceSums}) s
     where workspace_id = $1 and run_id = $2 and ended_at is null
     returning run.done, clock_timestamp() as now,
       extract(epoch from clock_timestamp() - started_at) * 1000 as elapsed,
       (select extract(epoch from clock_timestamp() - max(at)) * 1000 from run_sample where workspace_id = $1 and run_id = $2) as sampled`,
    params,
  );
  if (!sums) return;
  if (sums.sampled !== null && Number(sums.sampled) < sampleEveryMs(Number(sums.elapsed))) return;
  const earlier = await tx.query<{ at: Date; done: string }>(
    `select at, done from run_sample where workspace_id = $1 and run_id = $2 and at > $3::timestamptz - interval '${lookBack}' order by at`,
    [...params, sums.now],
  );
  const samples: DoneAt[] = [
    ...earlier.map(({ at, done }) => ({ at, done: Number(done) })),
    { at: sums.now, done: Number(sums.done) },
  ];
  // The first sample has nothing before it: the run's own start stands in.
  const rate = rateOf(samples) ?? Number(sums.done) / Math.max(Number(sums.elapsed) / 1_000, 0.001);
  const previous = samples.at(-2);
  const sinceLast = previous ? rateOf(samples.slice(-2)) : rate;
  await tx.execute(`update run set rate_per_second = $3 where workspace_id = $1 and run_id = $2`, [...params, rate]);
  await tx.execute(
    `insert into run_sample (workspace_id, run_id, at, done, rate_per_second) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [...params, sums.now, sums.done, sinceLast ?? rate],
  );
}

/** Oldest first, at most 600. */
export async function samplesOf(tx: Tx, runId: string): Promise<RunSample[]> {
  const rows = await tx.query<{ at: Date; done: string; rate_per_second: number }>(
    `select at, done, rate_per_second from run_sample where workspace_id = $1 and run_id = $2 order by at desc limit 600`,
    [tx.workspaceId, runId],
  );
  return rows.reverse().map(({ at, done, rate_per_second }) => ({
    at: at.toISOString(),
    done: Number(done),
    ratePerSecond: Math.round(rate_per_second),
  }));
}
