import {
  type Model,
  ModelDefinition,
  type ModelDraft,
  type PublishedVersion,
  type Rule,
  type Run,
} from '@heatline/contracts';

export const modelId = '0f000000-0000-4000-8000-000000000001';
const at = '2026-11-20T08:00:00Z';

export const aRule = (more: Partial<Rule> = {}): Rule => ({
  id: '0e000000-0000-4000-8000-000000000001',
  name: 'Clicked a link',
  enabled: true,
  points: 5,
  when: { event: ['link_clicked'] },
  ...more,
});

export const aDefinition = (more: Partial<ModelDefinition> = {}): ModelDefinition => ({
  ...ModelDefinition.parse({}),
  rules: [aRule()],
  ...more,
});

export const aDraft = (more: Partial<ModelDraft> = {}): ModelDraft => ({
  modelId,
  version: 3,
  definition: aDefinition(),
  changed: false,
  changedAt: at,
  changedBy: null,
  ...more,
});

export const aVersion = (more: Partial<PublishedVersion> = {}): PublishedVersion => ({
  modelId,
  publishedVersion: 7,
  note: 'First',
  publishedAt: at,
  publishedBy: null,
  state: 'active',
  ruleCount: 1,
  definition: aDefinition(),
  ...more,
});

export const aModel = (more: Partial<Model> = {}): Model => ({
  modelId,
  name: 'B2B engagement',
  description: '',
  kind: 'engagement',
  active: true,
  primary: true,
  schedule: { enabled: true, everyMinutes: 360 },
  clock: { everyMinutes: 360, because: 'schedule', nextAt: '2026-11-20T10:00:00Z' },
  version: 1,
  publishedVersion: 7,
  publishedAt: at,
  pendingVersion: null,
  levels: [
    { key: 'cold', name: 'Cold', tone: 'cold', from: null },
    { key: 'warm', name: 'Warm', tone: 'warm', from: 20 },
  ],
  ruleCount: 1,
  draftChanged: false,
  lastRecalculation: null,
  openRunId: null,
  archivedAt: null,
  createdAt: at,
  changedAt: at,
  ...more,
});

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
  workflowId: 'recalc:w:m',
  temporalUrl: null,
  ...more,
});
