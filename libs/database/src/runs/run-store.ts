import { v7 as uuidv7 } from 'uuid';
import type { RunAbout, RunBy, RunKind, RunState, RunUnit } from '@heatline/contracts';
import type { Tx } from '../tx';
import { RunLog } from './run-log';
import { type RawRun, type RunFacts, type RunRow, type RunWish, toRunRow } from './run-row';
import { mayBecome } from './run-state';

export interface NewRun {
  kind: RunKind;
  about: RunAbout;
  /** What it counts; absent = what its kind counts. */
  unit?: RunUnit;
  by: RunBy;
  /** For people: `Recalculate all contacts`. */
  cause: string;
  workflowId: string;
  params?: RunFacts;
  /** The same key in the same workspace is the same run, whatever became of it. */
  idempotencyKey?: string;
}

export interface RunProblem {
  code: string;
  message: string;
  hint: string;
}

/** The only place with the SQL of `run`. Bound to one transaction in one workspace. */
export class RunStore {
  constructor(private readonly tx: Tx) {}

  /** A queued run, or the one that is open for the same thing (or has the same key) already. */
  async open(draft: NewRun): Promise<{ opened: boolean; run: RunRow }> {
    const { kind, about, unit = null, by, cause, workflowId, params = {}, idempotencyKey = null } = draft;
    const [raw] = await this.tx.query<RawRun>(
      `insert into run (workspace_id, run_id, kind, about_kind, about_id, about_name, by_kind, by_id, cause, workflow_id, params, idempotency_key, unit)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing returning *`,
      [
        this.tx.workspaceId,
        uuidv7(),
        kind,
        about.kind,
        about.id,
        about.name,
        by.kind,
        by.id,
        cause,
        workflowId,
        params,
        idempotencyKey,
        unit,
      ],
    );
    if (raw) {
      const run = toRunRow(raw);
      await this.tx.execute(`insert into run_open (workspace_id, run_id) values ($1, $2)`, [
        run.workspaceId,
        run.runId,
      ]);
      await new RunLog(this.tx).add(run.runId, 'info', cause);
      return { opened: true, run };
    }
    const [existing] = await this.tx.query<RawRun>(
      `select * from run where workspace_id = $1 and (idempotency_key = $2 or (kind = $3 and about_id = $4 and ended_at is null))
       order by (idempotency_key is not distinct from $2) desc limit 1`,
      [this.tx.workspaceId, idempotencyKey, kind, about.id],
    );
    // It ended between the two statements: its place is free now.
    if (!existing) return this.open(draft);
    return { opened: false, run: toRunRow(existing) };
  }

  async byId(runId: string): Promise<RunRow | undefined> {
    const raw = await this.tx.one<RawRun>(`select * from run where workspace_id = $1 and run_id = $2`, [
      this.tx.workspaceId,
      runId,
    ]);
    return raw && toRunRow(raw);
  }

  /** The row, held until the transaction ends; its log and samples, which refer to it, are not held up. */
  async lock(runId: string): Promise<RunRow | undefined> {
    const raw = await this.tx.one<RawRun>(
      `select * from run where workspace_id = $1 and run_id = $2 for no key update`,
      [this.tx.workspaceId, runId],
    );
    return raw && toRunRow(raw);
  }

  /** The open run of this kind on this thing. */
  async openOn(kind: RunKind, aboutId: string): Promise<RunRow | undefined> {
    const raw = await this.tx.one<RawRun>(
      `select * from run where workspace_id = $1 and kind = $2 and about_id = $3 and ended_at is null`,
      [this.tx.workspaceId, kind, aboutId],
    );
    return raw && toRunRow(raw);
  }

  /** Writes a command down, to be carried out by the workflow. `sliceNo` from 0; `reason`: of a cancellation. */
  async request(
    runId: string,
    command: RunRow['requested'],
    sliceNo: number | null = null,
    reason: string | null = null,
  ): Promise<void> {
    await this.tx.execute(
      `update run set requested = $3, requested_slice = $4, requested_at = clock_timestamp(), changed_at = clock_timestamp(),
         reason = coalesce($5, reason)
       where workspace_id = $1 and run_id = $2`,
      [this.tx.workspaceId, runId, command, sliceNo, reason],
    );
  }

  /** What it is to begin anew for. Should it come too late for that, the row has said what it did all the same. */
  async want(runId: string, wish: RunWish): Promise<void> {
    await this.tx.execute(`update run set wanted = $3 where workspace_id = $1 and run_id = $2`, [
      this.tx.workspaceId,
      runId,
      JSON.stringify(wish),
    ]);
  }

  /** It begins anew, or has not begun: it is for this now. */
  async reword(runId: string, { name, cause, params }: RunWish): Promise<void> {
    await this.tx.execute(
      `update run set about_name = $3, cause = $4, params = $5, wanted = null where workspace_id = $1 and run_id = $2`,
      [this.tx.workspaceId, runId, name, cause, params],
    );
  }

  /** What a run that could only guess it has found out: how much there was, and what it is called by that. */
  async counted(runId: string, total: number, name: string): Promise<void> {
    await this.tx.execute(`update run set total = $3, about_name = $4 where workspace_id = $1 and run_id = $2`, [
      this.tx.workspaceId,
      runId,
      total,
      name,
    ]);
  }

  /** @throws Error when the state cannot follow on the present one; the caller holds the row's lock */
  async become(
    run: RunRow,
    state: RunState,
    { answers, problem }: { answers: boolean; problem?: RunProblem },
  ): Promise<void> {
    if (!mayBecome(run.state, state)) throw new Error(`Run ${run.runId} cannot become ${state}: it is ${run.state}`);
    await this.tx.execute(
      `update run set
         state = $3,
         started_at = coalesce(started_at, clock_timestamp()),
         requested = case when $4 then null else requested end,
         requested_slice = case when $4 then null else requested_slice end,
         requested_at = case when $4 then null else requested_at end,
         error = case when $5::jsonb is not null then $5::jsonb || jsonb_build_object('sliceNo', null, 'at', ${utcNow})
                      when $3 = 'running' and slices_parked = 0 then null
                      else error end,
         changed_at = clock_timestamp()
       where workspace_id = $1 and run_id = $2`,
      [this.tx.workspaceId, run.runId, state, answers, problem ?? null],
    );
  }

  /** What stands out until it is retried or skipped. `sliceNo` from 0. */
  async setError(runId: string, problem: RunProblem, sliceNo: number): Promise<void> {
    await this.tx.execute(
      `update run set error = $3::jsonb || jsonb_build_object('sliceNo', $4::int, 'at', ${utcNow})
       where workspace_id = $1 and run_id = $2`,
      [this.tx.workspaceId, runId, problem, sliceNo + 1],
    );
  }

  async setTemporalUrl(runId: string, url: string | null): Promise<void> {
    await this.tx.execute(`update run set temporal_url = $3 where workspace_id = $1 and run_id = $2`, [
      this.tx.workspaceId,
      runId,
      url,
    ]);
  }

  /**
   * The end, with the exact sums of the slices. Every slice that is not done gets a new epoch, so that whatever is still at work on one
   * finds its writes refused. The caller holds the row's lock.
   */
  async close(run: RunRow, state: 'completed' | 'failed' | 'cancelled', problem?: RunProblem): Promise<void> {
    if (!mayBecome(run.state, state)) throw new Error(`Run ${run.runId} cannot become ${state}: it is ${run.state}`);
    const params = [this.tx.workspaceId, run.runId];
    await this.tx.execute(
      `update run_slice set epoch = epoch + 1, state = case when state = 'running' then 'waiting' else state end
       where workspace_id = $1 and run_id = $2 and state in ('waiting', 'running', 'parked')`,
      params,
    );
    await this.tx.execute(
      `update run set
         state = $3, requested = null, requested_slice = null, requested_at = null,
         done = s.done, changed = s.changed, unchanged = s.unchanged, failed = s.failed,
         slices_done = s.slices_done, slices_running = 0, slices_parked = s.slices_parked, slices_skipped = s.slices_skipped,
         rate_per_second = s.done / greatest(extract(epoch from clock_timestamp() - coalesce(started_at, created_at))::float8, 0.001),
         error = case when $4::jsonb is not null then $4::jsonb || jsonb_build_object('sliceNo', null, 'at', ${utcNow})
                      when $3 = 'completed' then null else error end,
         reason = case when $3 = 'cancelled' then reason end,
         started_at = coalesce(started_at, clock_timestamp()),
         ended_at = clock_timestamp(), changed_at = clock_timestamp()
       from (${sliceSums}) s
       where workspace_id = $1 and run_id = $2`,
      [...params, state, problem ?? null],
    );
    await this.tx.execute(`delete from run_open where workspace_id = $1 and run_id = $2`, params);
  }

  /** Runs that ended before `before`, with their slices, log and samples; at most `limit` at once. How many went. */
  async forget(before: Date, limit = 500): Promise<number> {
    return this.tx.execute(
      `delete from run where workspace_id = $1 and run_id in
         (select run_id from run where workspace_id = $1 and ended_at < $2 order by ended_at limit $3)`,
      [this.tx.workspaceId, before, limit],
    );
  }
}

/** As the contracts write instants. */
const utcNow = `to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Sums over the slices of run $2 in workspace $1. */
export const sliceSums = `
  select
    coalesce(sum(done), 0) as done, coalesce(sum(changed), 0) as changed,
    coalesce(sum(unchanged), 0) as unchanged, coalesce(sum(failed), 0) as failed,
    count(*)::int as slices_total,
    (count(*) filter (where state = 'done'))::int as slices_done,
    (count(*) filter (where state = 'running'))::int as slices_running,
    (count(*) filter (where state = 'waiting'))::int as slices_waiting,
    (count(*) filter (where state = 'parked'))::int as slices_parked,
    (count(*) filter (where state = 'skipped'))::int as slices_skipped
  from run_slice where workspace_id = $1 and run_id = $2`;
