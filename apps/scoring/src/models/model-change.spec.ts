import { Refusal } from '@heatline/contracts';
import { columnsOf } from './model-change';
import type { ModelRow } from './model-row';

const aModel = (more: Partial<ModelRow> = {}): ModelRow => ({
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

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

describe('a change of a model', () => {
  it('sets only what was sent', () => {
    expect(columnsOf(aModel(), { name: 'Fit' })).toEqual({ name: 'Fit' });
  });

  it('moves the generation of the schedule when the model goes on or off, or the schedule changes', () => {
    expect(columnsOf(aModel(), { active: true })).toEqual({ active: true, scheduleGeneration: 5 });
    expect(columnsOf(aModel(), { schedule: { enabled: true, everyMinutes: 60 } })).toMatchObject({
      scheduleGeneration: 5,
    });
    expect(columnsOf(aModel(), { schedule: { enabled: false, everyMinutes: 360 } })).not.toHaveProperty(
      'scheduleGeneration',
    );
  });

  it('is refused with a stale token', () => {
    expect(codeOf(() => columnsOf(aModel(), { version: 2, name: 'Fit' }))).toBe('version_stale');
    expect(codeOf(() => columnsOf(aModel(), { version: 3, name: 'Fit' }))).toBeUndefined();
  });

  it('is refused on an archived model, and does not switch on what was never published', () => {
    expect(codeOf(() => columnsOf(aModel({ archivedAt: new Date(0) }), { name: 'Fit' }))).toBe('model_archived');
    expect(codeOf(() => columnsOf(aModel({ publishedVersion: null }), { active: true }))).toBe('model_not_published');
    expect(columnsOf(aModel({ publishedVersion: null, pendingVersion: 1 }), { active: true })).toMatchObject({
      active: true,
    });
  });
});
