/**
 * Columns of the view `<service>.published_run`, which a service that owns runs grants to identity (row-level security applies).
 * Instants are timestamptz; slices_* and counts are bigint or integer; `error` is jsonb in the shape of `RunError` or NULL.
 * While a run works its counts are at most a second old.
 */
export const publishedRunColumns = [
  'workspace_id',
  'run_id',
  'service',
  'kind',
  'state',
  'requested',
  'about_kind',
  'about_id',
  'about_name',
  'done',
  'total',
  'changed',
  'unchanged',
  'failed',
  'rate_per_second',
  'slices_total',
  'slices_done',
  'slices_running',
  'slices_parked',
  'slices_skipped',
  'created_at',
  'started_at',
  'ended_at',
  'by_kind',
  'by_id',
  'cause',
  'error',
  'workflow_id',
  'temporal_url',
  'unit',
  'reason',
] as const;

export type PublishedRunColumn = (typeof publishedRunColumns)[number];
