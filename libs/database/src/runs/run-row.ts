import {
  type PublishedRunColumn,
  type Run,
  type RunAbout,
  type RunBy,
  type RunError,
  type RunKind,
  runKinds,
  type RunService,
  type RunState,
  type RunUnit,
} from '@heatline/contracts';
import { etaOf } from './run-rate';

/** Ids and numbers that the owner fixed for the run; JSON, never personal data. */
export type RunFacts = Record<string, string | number | boolean | null>;

/** What a run is for: the thing's name as it may be shown, for example with the version that it will apply, why, and what was asked for. */
export interface RunWish {
  name: string | null;
  cause: string;
  params: RunFacts;
}

/** A row of `run` as its service works with it. Counts are at most a second old while slices are at work. */
export interface RunRow {
  workspaceId: string;
  runId: string;
  kind: RunKind;
  state: RunState;
  requested: Run['requested'];
  /** From 0; for `skipSlice`, and `retry` of one. */
  requestedSlice: number | null;
  requestedAt: Date | null;
  about: RunAbout;
  unit: RunUnit;
  by: RunBy;
  cause: string;
  /** Given when it was opened. */
  params: RunFacts;
  /** What it is to begin anew for; until it does, everything else here says what it works at. */
  wanted: RunWish | null;
  /** Fixed by the plan, for example the instant as of which everybody is scored. */
  facts: RunFacts;
  /** Grows when the run begins anew; null until it is planned. */
  planNo: number | null;
  total: number | null;
  done: number;
  changed: number;
  unchanged: number;
  failed: number;
  ratePerSecond: number | null;
  slices: Run['slices'];
  error: RunError | null;
  /** Why it is to be cancelled, or was. */
  reason: string | null;
  workflowId: string;
  temporalUrl: string | null;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  changedAt: Date;
}

export interface RawRun {
  workspace_id: string;
  run_id: string;
  kind: RunKind;
  state: RunState;
  requested: Run['requested'];
  requested_slice: number | null;
  requested_at: Date | null;
  about_kind: RunAbout['kind'];
  about_id: string;
  about_name: string | null;
  by_kind: RunBy['kind'];
  by_id: string | null;
  cause: string;
  params: RunFacts;
  wanted: RunWish | null;
  facts: RunFacts;
  plan_no: number | null;
  total: string | null;
  done: string;
  changed: string;
  unchanged: string;
  failed: string;
  rate_per_second: number | null;
  slices_total: number;
  slices_done: number;
  slices_running: number;
  slices_parked: number;
  slices_skipped: number;
  error: RunError | null;
  reason: string | null;
  /** null = what its kind counts. */
  unit: RunUnit | null;
  workflow_id: string;
  temporal_url: string | null;
  created_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  changed_at: Date;
}

export function toRunRow(raw: RawRun): RunRow {
  const waiting = raw.slices_total - raw.slices_done - raw.slices_running - raw.slices_parked - raw.slices_skipped;
  return {
    workspaceId: raw.workspace_id,
    runId: raw.run_id,
    kind: raw.kind,
    state: raw.state,
    requested: raw.requested,
    requestedSlice: raw.requested_slice,
    requestedAt: raw.requested_at,
    about: { kind: raw.about_kind, id: raw.about_id, name: raw.about_name },
    // A kind of a newer version of the product may be listed before this one knows it.
    unit: raw.unit ?? runKinds[raw.kind]?.unit ?? 'leads',
    by: { kind: raw.by_kind, id: raw.by_id },
    cause: raw.cause,
    params: raw.params,
    wanted: raw.wanted,
    facts: raw.facts,
    planNo: raw.plan_no,
    total: raw.total === null ? null : Number(raw.total),
    done: Number(raw.done),
    changed: Number(raw.changed),
    unchanged: Number(raw.unchanged),
    failed: Number(raw.failed),
    ratePerSecond: raw.rate_per_second,
    slices: {
      total: raw.slices_total,
      done: raw.slices_done,
      running: raw.slices_running,
      waiting: Math.max(0, waiting),
      parked: raw.slices_parked,
      skipped: raw.slices_skipped,
    },
    error: raw.error,
    reason: raw.reason,
    workflowId: raw.workflow_id,
    temporalUrl: raw.temporal_url,
    createdAt: raw.created_at,
    startedAt: raw.started_at,
    endedAt: raw.ended_at,
    changedAt: raw.changed_at,
  };
}

/** The row as others see it. */
export function toRun(row: RunRow, service: RunService): Run {
  const {
    runId,
    kind,
    state,
    requested,
    about,
    unit,
    done,
    total,
    changed,
    unchanged,
    failed,
    slices,
    by,
    cause,
    error,
    reason,
    workflowId,
    temporalUrl,
  } = row;
  const ratePerSecond = state === 'running' || row.endedAt ? row.ratePerSecond : null;
  return {
    runId,
    service,
    kind,
    state,
    requested,
    about,
    unit,
    done,
    total,
    changed,
    unchanged,
    failed,
    ratePerSecond: ratePerSecond === null ? null : Math.round(ratePerSecond),
    etaSeconds: etaOf(row),
    slices,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    by,
    cause,
    error,
    reason,
    workflowId,
    temporalUrl,
  };
}

/** A row of `<service>.published_run`, as identity reads it. */
export type RawPublishedRun = Pick<RawRun, Extract<keyof RawRun, PublishedRunColumn>> & { service: RunService };

export const fromPublishedRun = (raw: RawPublishedRun): Run =>
  toRun(
    toRunRow({
      ...raw,
      params: {},
      wanted: null,
      facts: {},
      requested_slice: null,
      requested_at: null,
      plan_no: null,
      changed_at: raw.created_at,
    }),
    raw.service,
  );
