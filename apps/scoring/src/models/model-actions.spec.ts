import { actionsOf } from './model-actions';
import { aModelRow } from './testing/a-model-row';

describe('the audit log says of a change of a model', () => {
  it.each([
    [{ name: 'Fit' }, [{ action: 'model.renamed', details: { from: 'Engagement' } }]],
    [{ description: 'Who fits' }, [{ action: 'model.described', details: {} }]],
    [{ active: true, scheduleGeneration: 5 }, [{ action: 'model.switched_on', details: {} }]],
    [{ isPrimary: true }, [{ action: 'model.made_primary', details: {} }]],
    [
      { scheduleEnabled: true, scheduleMinutes: 60 },
      [{ action: 'model.schedule_changed', details: { enabled: true, everyMinutes: 60 } }],
    ],
    [
      { name: 'Fit', isPrimary: true },
      [
        { action: 'model.renamed', details: { from: 'Engagement' } },
        { action: 'model.made_primary', details: {} },
      ],
    ],
    [{ name: 'Engagement', active: false, isPrimary: false, scheduleMinutes: 360 }, []],
  ])('%j', (columns, actions) => expect(actionsOf(aModelRow(), columns)).toEqual(actions));

  it('also when it goes off, or gives its place up', () => {
    const model = aModelRow({ active: true, isPrimary: true });
    expect(actionsOf(model, { active: false, isPrimary: false }).map(({ action }) => action)).toEqual([
      'model.switched_off',
      'model.made_secondary',
    ]);
  });
});
