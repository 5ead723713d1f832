import { publishedRunColumns, type RunService } from '@heatline/contracts';
import { publishView, workspaceTable } from '../migration/pieces';

/**
 * What a service needs to own runs, for a migration of its schema: the row that is the truth, its slices, log and samples.
 * `published_run` is what identity lists. Nothing here names a kind of run.
 */
export const runTables = (service: RunService): string => `
  create table run (
    workspace_id uuid not null,
    run_id uuid not null,
    kind text not null,
    state text not null default 'queued'
      check (state in ('queued', 'running', 'paused', 'parked', 'completed', 'failed', 'cancelled')),
    requested text,
    requested_slice integer,
    requested_at timestamptz,
    about_kind text not null,
    about_id text not null,
    about_name text,
    by_kind text not null,
    by_id uuid,
    cause text not null,
    idempotency_key text,
    params jsonb not null default '{}',
    facts jsonb not null default '{}',
    plan_no integer,
    total bigint,
    done bigint not null default 0,
    changed bigint not null default 0,
    unchanged bigint not null default 0,
    failed bigint not null default 0,
    rate_per_second double precision,
    slices_total integer not null default 0,
    slices_done integer not null default 0,
    slices_running integer not null default 0,
    slices_parked integer not null default 0,
    slices_skipped integer not null default 0,
    error jsonb,
    -- What it counts, where that is not what its kind counts.
    unit text,
    -- What it is for once it has begun anew, as it was asked to: name, cause, params.
    wanted jsonb,
    -- Why it is to be cancelled, or was, in a sentence.
    reason text,
    workflow_id text not null,
    temporal_url text,
    created_at timestamptz not null default clock_timestamp(),
    started_at timestamptz,
    ended_at timestamptz,
    changed_at timestamptz not null default clock_timestamp(),
    primary key (workspace_id, run_id),
    check ((ended_at is null) = (state in ('queued', 'running', 'paused', 'parked')))
  );
  -- Two runs of the same kind on the same thing would undo each other's work.
  create unique index run_one_open on run (workspace_id, kind, about_id) where ended_at is null;
  create unique index run_idempotency on run (workspace_id, idempotency_key) where idempotency_key is not null;
  create index run_newest on run (workspace_id, created_at desc, run_id desc);
  create index run_ended on run (workspace_id, ended_at) where ended_at is not null;
  ${workspaceTable('run')}

  create table run_slice (
    workspace_id uuid not null,
    run_id uuid not null,
    slice_no integer not null,
    state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'parked', 'skipped')),
    -- A keyset range: after lo, up to and including hi. What the keys are is the owner's business.
    lo text,
    hi text,
    cursor text,
    -- Whoever takes the slice takes the next number; writes under an older one find no row.
    epoch bigint not null,
    attempts integer not null default 0,
    total bigint not null default 0,
    done bigint not null default 0,
    changed bigint not null default 0,
    unchanged bigint not null default 0,
    failed bigint not null default 0,
    message text,
    started_at timestamptz,
    ended_at timestamptz,
    primary key (workspace_id, run_id, slice_no),
    foreign key (workspace_id, run_id) references run on delete cascade
  );
  ${workspaceTable('run_slice')}

  create table run_step (
    workspace_id uuid not null,
    run_id uuid not null,
    step_no bigint generated always as identity,
    at timestamptz not null default clock_timestamp(),
    level text not null check (level in ('info', 'success', 'warning', 'error')),
    text text not null,
    slice_no integer,
    primary key (workspace_id, run_id, step_no),
    foreign key (workspace_id, run_id) references run on delete cascade
  );
  ${workspaceTable('run_step')}

  create table run_sample (
    workspace_id uuid not null,
    run_id uuid not null,
    at timestamptz not null,
    done bigint not null,
    rate_per_second double precision not null,
    primary key (workspace_id, run_id, at),
    foreign key (workspace_id, run_id) references run on delete cascade
  );
  ${workspaceTable('run_sample')}

  -- Runs that have not ended, of all workspaces: ids only and no policy, for the reconciler, which belongs to no workspace.
  create table run_open (
    workspace_id uuid not null,
    run_id uuid not null,
    opened_at timestamptz not null default clock_timestamp(),
    primary key (workspace_id, run_id)
  );

  ${publishedRuns(service)}`;

/** For a migration of a schema whose runs were made before they had these columns. Does nothing where they have. */
export const laterRunColumns = (service: RunService): string => `
  alter table run add column if not exists unit text, add column if not exists wanted jsonb, add column if not exists reason text;
  ${publishedRuns(service)}`;

const publishedRuns = (service: RunService): string =>
  publishView('published_run', `select ${published(service)} from run`, {
    to: ['identity'],
    reads: [{ table: 'run', columns: publishedRunColumns.filter((column) => column !== 'service') }],
  });

const published = (service: RunService): string =>
  publishedRunColumns.map((column) => (column === 'service' ? `'${service}'::text as service` : column)).join(', ');
