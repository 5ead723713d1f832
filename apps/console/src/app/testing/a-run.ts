import type { Run, RunDetail } from '@heatline/contracts';

const at = '2026-11-20T08:00:00Z';
const modelId = '0f000000-0000-4000-8000-000000000001';

export const aRun = (more: Partial<Run> = {}): Run => ({
  runId: '0d000000-0000-4000-8000-000000000001',
  service: 'scoring',
  kind: 'recalculateModel',
  state: 'running',
  requested: null,
  about: { kind: 'model', id: modelId, name: 'B2B engagement v7' },
  unit: 'leads',
  done: 620,
  total: 1_000,
  changed: 23,
  unchanged: 597,
  failed: 0,
  ratePerSecond: 310,
  etaSeconds: 2,
  slices: { total: 4, done: 2, running: 1, waiting: 1, parked: 0, skipped: 0 },
  createdAt: at,
  startedAt: at,
  endedAt: null,
  by: { kind: 'schedule', id: null },
  cause: 'Every 6 hours',
  error: null,
  reason: null,
  workflowId: 'recalc:w:m',
  temporalUrl: null,
  ...more,
});

export const aRunDetail = (more: Partial<RunDetail> = {}): RunDetail => ({
  ...aRun(),
  facts: { asOf: 1_763_625_600, publishedVersion: 7 },
  sliceList: [],
  steps: [],
  samples: [],
  ...more,
});
