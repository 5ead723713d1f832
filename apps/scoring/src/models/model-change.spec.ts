import { Refusal } from '@heatline/contracts';
import { columnsOf } from './model-change';
import { aModelRow } from './testing/a-model-row';

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
    expect(columnsOf(aModelRow(), { name: 'Fit' })).toEqual({ name: 'Fit' });
  });

  it('moves the generation of the schedule when the model goes on or off, or the schedule changes', () => {
    expect(columnsOf(aModelRow(), { active: true })).toEqual({ active: true, scheduleGeneration: 5 });
    expect(columnsOf(aModelRow(), { schedule: { enabled: true, everyMinutes: 60 } })).toMatchObject({
      scheduleGeneration: 5,
    });
    expect(columnsOf(aModelRow(), { schedule: { enabled: false, everyMinutes: 360 } })).not.toHaveProperty(
      'scheduleGeneration',
    );
  });

  it('is refused with a stale token', () => {
    expect(codeOf(() => columnsOf(aModelRow(), { version: 2, name: 'Fit' }))).toBe('version_stale');
    expect(codeOf(() => columnsOf(aModelRow(), { version: 3, name: 'Fit' }))).toBeUndefined();
  });

  it('is refused on an archived model, and does not switch on what was never published', () => {
    expect(codeOf(() => columnsOf(aModelRow({ archivedAt: new Date(0) }), { name: 'Fit' }))).toBe('model_archived');
    expect(codeOf(() => columnsOf(aModelRow({ publishedVersion: null }), { active: true }))).toBe(
      'model_not_published',
    );
    expect(columnsOf(aModelRow({ publishedVersion: null, pendingVersion: 1 }), { active: true })).toMatchObject({
      active: true,
    });
  });
  it('does not make primary what was never published, and takes that away from anything', () => {
    const never = aModelRow({ publishedVersion: null });
    expect(codeOf(() => columnsOf(never, { primary: true }))).toBe('model_not_published');
    expect(columnsOf(never, { primary: false })).toEqual({ isPrimary: false });
    const pending = aModelRow({ publishedVersion: null, pendingVersion: 1 });
    expect(columnsOf(pending, { primary: true })).toEqual({ isPrimary: true });
    expect(columnsOf(aModelRow(), { primary: true })).toEqual({ isPrimary: true });
  });
});
