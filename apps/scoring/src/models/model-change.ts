import { type ModelChange, Refusal } from '@heatline/contracts';
import type { DraftRow } from './draft-row';
import type { ModelRow } from './model-row';

/**
 * The columns that a change sets.
 * @throws Refusal `version_stale`, `model_archived`, `model_not_published`
 */
export function columnsOf(model: ModelRow, change: ModelChange): Partial<ModelRow> {
  if (change.version !== undefined) refuseStale(model.version, change.version);
  if (model.archivedAt !== null) throw modelArchived(model.modelId);
  if (model.publishedVersion === null && model.pendingVersion === null) {
    if (change.active) throw notPublished(model.modelId, 'switch it on');
    // It would take the place of one that scores, and show nobody anything.
    if (change.primary) throw notPublished(model.modelId, 'make it primary');
  }
  const columns: Partial<ModelRow> = {};
  if (change.name !== undefined) columns.name = change.name;
  if (change.description !== undefined) columns.description = change.description;
  if (change.active !== undefined) columns.active = change.active;
  if (change.primary !== undefined) columns.isPrimary = change.primary;
  if (change.schedule !== undefined) {
    columns.scheduleEnabled = change.schedule.enabled;
    columns.scheduleMinutes = change.schedule.everyMinutes;
  }
  if (touchesSchedule(model, columns)) columns.scheduleGeneration = model.scheduleGeneration + 1;
  return columns;
}

/** What the schedule in Temporal is made from: whether the model is on, whether it has one, and its interval. */
const touchesSchedule = (model: ModelRow, { active, scheduleEnabled, scheduleMinutes }: Partial<ModelRow>): boolean =>
  (active !== undefined && active !== model.active) ||
  (scheduleEnabled !== undefined && scheduleEnabled !== model.scheduleEnabled) ||
  (scheduleMinutes !== undefined && scheduleMinutes !== model.scheduleMinutes);

/** Somebody else was faster: the editor is told the current token and loses nothing. */
export function refuseStale(current: number, seen: number, more: Record<string, unknown> = {}): void {
  if (seen === current) return;
  throw new Refusal(
    'version_stale',
    { version: current, ...more },
    'Somebody else has changed this meanwhile: look at the current state, then make your change again',
  );
}

/** And who it was, and when. */
export const refuseStaleDraft = ({ version, changedBy, changedAt }: DraftRow, seen: number): void =>
  refuseStale(version, seen, { changedBy, changedAt: changedAt.toISOString() });

const notPublished = (modelId: string, then: string) =>
  new Refusal(
    'model_not_published',
    { modelId },
    `This model has no published version yet: publish its draft, then ${then}`,
  );

export const modelArchived = (modelId: string) =>
  new Refusal('model_archived', { modelId }, 'This model is archived: restore it first');
