import { type Database, RunStore, type RunRow, SliceStore, type Tx } from '@heatline/database';
import { lockFor, type RunStepAtOnce, Runs, type SliceHands } from '@heatline/service';
import type { ServiceUnderTest } from './start-in-process';

/** What a run is driven in: a running service and its database. */
export interface Driven {
  service: ServiceUnderTest;
  database: Database;
}

/** Stops a run in the middle, or holds it up there: called before each batch commits, with the number of batches so far. */
export type Breaker = (batches: number) => unknown;

/**
 * Does all of a run's work as the workflow would have it done, one slice after the other, without Temporal: what is tested here
 * is what the slices write.
 */
export async function driveRun(
  { service, database }: Driven,
  workspaceId: string,
  runId: string,
  breaker: Breaker = () => {},
): Promise<RunRow> {
  const runs = service.get(Runs);
  const lock = async (tx: Tx, step: RunStepAtOnce) => (await lockFor(tx, runId, step, (kind) => runs.workOf(kind)))!;
  const work = await database.inWorkspace(workspaceId, async (tx) => {
    const run = await lock(tx, 'plan');
    const found = runs.workOf(run.kind)!;
    if (run.planNo === null) {
      const plan = await found.plan(run, tx);
      await new SliceStore(tx).plan(run, 0, plan.ranges, plan.facts ?? {});
    }
    return found;
  });
  const run = await readRun({ database }, workspaceId, runId);
  let batches = 0;
  for (let sliceNo = 0; sliceNo < run.slices.total; sliceNo++) {
    const taken = await database.inWorkspace(workspaceId, (tx) => new SliceStore(tx).claim(runId, sliceNo));
    if (!taken || !('claimed' in taken)) continue;
    const hands: SliceHands = {
      signal: new AbortController().signal,
      say: async () => {},
      moved: () => {},
      advance: async (tx, step) => {
        await new SliceStore(tx).advance(taken.claimed, step);
        await breaker(++batches);
      },
    };
    await work.slice(run, taken.claimed, hands);
    await database.inWorkspace(workspaceId, (tx) => new SliceStore(tx).end(taken.claimed));
  }
  await work.sweep?.(run, new AbortController().signal);
  await database.inWorkspace(workspaceId, async (tx) => {
    const store = new RunStore(tx);
    await store.close(await lock(tx, 'end'), 'completed');
    const closed = (await store.byId(runId))!;
    await work.complete?.(closed, closed, tx);
  });
  return readRun({ database }, workspaceId, runId);
}

export async function readRun(
  { database }: Pick<Driven, 'database'>,
  workspaceId: string,
  runId: string,
): Promise<RunRow> {
  return (await database.inWorkspace(workspaceId, (tx) => new RunStore(tx).byId(runId)))!;
}
