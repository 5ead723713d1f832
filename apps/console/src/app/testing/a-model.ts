import type { Model } from '@heatline/contracts';

/** A model as the server answers it, for tests. */
export const aModel = (more: Partial<Model> = {}): Model => ({
  modelId: '0f000000-0000-4000-8000-000000000001',
  name: 'B2B engagement',
  description: '',
  kind: 'engagement',
  active: true,
  primary: true,
  schedule: { enabled: false, everyMinutes: 360 },
  clock: null,
  version: 1,
  publishedVersion: 7,
  publishedAt: '2026-11-01T00:00:00Z',
  pendingVersion: null,
  levels: [
    { key: 'cold', name: 'Cold', tone: 'cold', from: null },
    { key: 'warm', name: 'Warm', tone: 'warm', from: 20 },
    { key: 'hot', name: 'Hot', tone: 'hot', from: 50 },
  ],
  ruleCount: 3,
  draftChanged: false,
  lastRecalculation: null,
  openRunId: null,
  archivedAt: null,
  createdAt: '2026-10-01T00:00:00Z',
  changedAt: '2026-11-01T00:00:00Z',
  ...more,
});
