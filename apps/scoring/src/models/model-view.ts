import type { Level, LevelBound, Model, ModelKind } from '@heatline/contracts';
import { nextSlotOf } from '@heatline/service';
import { type Fading, intervalOf } from './model-schedule';

/** A model with what stands in its versions and runs, as one query gives it. */
export interface ModelViewRow {
  model_id: string;
  name: string;
  description: string;
  kind: ModelKind;
  active: boolean;
  is_primary: boolean;
  schedule_enabled: boolean;
  schedule_minutes: number;
  version: number;
  published_version: number | null;
  pending_version: number | null;
  published_at: Date | null;
  levels: Level[] | null;
  rule_count: number;
  /** How the points of the version in force fade; null while the model is off. */
  fading: Fading | null;
  read_at: Date;
  draft_changed: boolean;
  last_run_at: Date | null;
  last_run_id: string | null;
  last_run_version: number | null;
  last_run_changed: string | null;
  last_run_unchanged: string | null;
  open_run_id: string | null;
  archived_at: Date | null;
  created_at: Date;
  changed_at: Date;
}

export const toModel = (row: ModelViewRow): Model => ({
  modelId: row.model_id,
  name: row.name,
  description: row.description,
  kind: row.kind,
  active: row.active,
  primary: row.is_primary,
  schedule: { enabled: row.schedule_enabled, everyMinutes: row.schedule_minutes },
  clock: clockOf(row),
  version: row.version,
  publishedVersion: row.published_version,
  publishedAt: row.published_at?.toISOString() ?? null,
  pendingVersion: row.pending_version,
  levels: (row.levels ?? []).map(toLevelBound),
  ruleCount: row.rule_count,
  draftChanged: row.draft_changed,
  lastRecalculation: lastRecalculation(row),
  openRunId: row.open_run_id,
  archivedAt: row.archived_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  changedAt: row.changed_at.toISOString(),
});

export const toLevelBound = ({ key, name, tone, from }: Level): LevelBound => ({ key, name, tone, from: from ?? null });

function clockOf(row: ModelViewRow): Model['clock'] {
  const interval = intervalOf({ enabled: row.schedule_enabled, everyMinutes: row.schedule_minutes }, row.fading);
  if (!interval) return null;
  return { ...interval, nextAt: nextSlotOf(row.model_id, interval.everyMinutes, row.read_at).toISOString() };
}

function lastRecalculation(row: ModelViewRow): Model['lastRecalculation'] {
  if (row.last_run_at === null || row.last_run_version === null) return null;
  return {
    at: row.last_run_at.toISOString(),
    runId: row.last_run_id,
    publishedVersion: row.last_run_version,
    changed: Number(row.last_run_changed ?? 0),
    unchanged: Number(row.last_run_unchanged ?? 0),
  };
}
