import type { ModelRow } from '../model-row';

/** A published model that is off. */
export const aModelRow = (more: Partial<ModelRow> = {}): ModelRow => ({
  workspaceId: '0198f3a0-0000-7000-8000-000000000001',
  modelId: '0198f3a0-0000-7000-8000-000000000002',
  name: 'Engagement',
  description: '',
  kind: 'engagement',
  active: false,
  isPrimary: false,
  scheduleEnabled: false,
  scheduleMinutes: 360,
  scheduleGeneration: 4,
  version: 3,
  publishedVersion: 1,
  pendingVersion: null,
  archivedAt: null,
  createdAt: new Date(0),
  changedAt: new Date(0),
  ...more,
});
