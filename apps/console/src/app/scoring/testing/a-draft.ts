import { type Model, ModelDefinition, type ModelDraft, type PublishedVersion, type Rule } from '@heatline/contracts';
import { aModel } from '../../testing/a-model';

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

/** A model that is recalculated every six hours. */
export const aScheduledModel = (more: Partial<Model> = {}): Model =>
  aModel({
    schedule: { enabled: true, everyMinutes: 360 },
    clock: { everyMinutes: 360, because: 'schedule', nextAt: '2026-11-20T10:00:00Z' },
    publishedAt: at,
    levels: [
      { key: 'cold', name: 'Cold', tone: 'cold', from: null },
      { key: 'warm', name: 'Warm', tone: 'warm', from: 20 },
    ],
    ruleCount: 1,
    createdAt: at,
    changedAt: at,
    ...more,
  });
