import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Preferences } from '@heatline/contracts';
import { aModel } from '../../testing/a-model';
import { shown } from '../testing/shown';
import { ChosenModels } from './chosen-models';

@Component({ template: '' })
class Nothing {}

const custom = aModel({ modelId: 'trial', name: 'Trial usage', kind: 'custom', primary: false });

async function choosing(preferences: Preferences) {
  const answers = { '/api/models': { items: [aModel(), custom] }, '/api/preferences': preferences };
  const { kept, settle } = await shown(Nothing, {}, { answers });
  const models = TestBed.inject(ChosenModels);
  return {
    models,
    /** What is kept of a choice. */
    choose: async (...choice: Parameters<ChosenModels['choose']>) => {
      void models.choose(...choice);
      await settle();
      return kept.at(-1);
    },
  };
}

describe('a model that is picked', () => {
  it('has its columns shown among those that the member chose, which stay as they are', async () => {
    const columns = [{ key: 'name', widthPx: 300 }, { key: 'created' }, { key: 'score-engagement', widthPx: 120 }];
    const other = { columns: [{ key: 'name' }] };
    const { choose } = await choosing({ tables: { leads: { columns, pageSize: 50 }, other } });
    expect(await choose('custom', 'trial')).toEqual({
      models: { custom: 'trial' },
      tables: {
        leads: {
          columns: [
            { key: 'name', widthPx: 300 },
            { key: 'score-custom' },
            { key: 'level-custom' },
            { key: 'created' },
            { key: 'score-engagement', widthPx: 120 },
          ],
          pageSize: 50,
        },
        other,
      },
    });
  });

  it.each([
    ['nobody chose columns', undefined, 'custom'],
    ['one of its columns is there', [{ key: 'level-custom' }], 'custom'],
    ['it scores accounts', [{ key: 'created' }], 'account'],
  ] as const)('changes no columns where %s', async (_, columns, kind) => {
    const { choose } = await choosing(columns ? { tables: { leads: { columns: [...columns] } } } : {});
    expect(await choose(kind, 'trial')).toEqual({ models: { [kind]: 'trial' } });
  });

  it('and none at all, leaves the columns as they are', async () => {
    const { choose } = await choosing({ tables: { leads: { columns: [{ key: 'created' }] } } });
    expect(await choose('custom', null)).toEqual({ models: { custom: null } });
  });
});
