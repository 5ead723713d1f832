import type { Condition, Refusal } from '@heatline/contracts';
import { modelsIn, withLevelKeys } from './level-keys';

const model = '0f000000-0000-4000-8000-000000000001';
const other = '0f000000-0000-4000-8000-000000000002';
const levels = [
  { key: 'cold', name: 'Cold' },
  { key: 'hot', name: 'Sizzling' },
  // Its name is the key of another one, which goes before.
  { key: 'lukewarm', name: 'hot' },
];
const levelsOf = (modelId: string) => (modelId === model ? levels : null);
const leaf = (value: string[], modelId = model): Condition => ({ level: modelId, op: 'in', value });
const codeOf = (condition: Condition): Refusal => {
  try {
    withLevelKeys(condition, levelsOf);
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('It was not refused');
};

describe('levels in a condition', () => {
  it('may be named by name or key, wherever they stand', () => {
    const named: Condition = {
      all: [{ any: [leaf(['Cold', 'hot'])] }, { not: leaf(['Sizzling']) }, { owner: [null] }],
    };
    expect(withLevelKeys(named, levelsOf)).toEqual({
      all: [{ any: [leaf(['cold', 'hot'])] }, { not: leaf(['hot']) }, { owner: [null] }],
    });
  });

  it('are refused by name when the model has none such, and so is a model that is not there', () => {
    expect(codeOf({ all: [{ not: leaf(['cold', 'nope']) }] })).toMatchObject({
      code: 'level_not_found',
      details: { modelId: model, level: 'nope', levels: ['cold', 'hot', 'lukewarm'] },
    });
    for (const condition of [
      leaf(['cold'], other),
      { score: other, op: 'gte', value: 1 },
      { scoreChange: other, days: 7, op: 'gt', value: 1 },
    ] satisfies Condition[])
      expect(codeOf(condition)).toMatchObject({ code: 'model_not_found', details: { modelId: other } });
  });

  it('tell whose they are', () => {
    expect(modelsIn({ all: [leaf(['cold']), { any: [{ score: other, op: 'exists' }, { owner: ['me'] }] }] })).toEqual([
      model,
      other,
    ]);
  });
});
