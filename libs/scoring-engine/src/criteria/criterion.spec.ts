import { describe, expect, it } from '@jest/globals';
import { ModelDefinition, ScoringSettings, type Condition } from '@heatline/contracts';
import {
  compileModel,
  criteriaOfCondition,
  criteriaOfModel,
  datedKeysOfModel,
  describeCriterion,
  MemoryCatalog,
} from '../index';

const oslo = ScoringSettings.parse({ zone: 'Europe/Oslo' });
const keys = (condition: object, settings = oslo): string[] =>
  criteriaOfCondition(condition as Condition, settings).map(({ key }) => key);

describe('a criterion', () => {
  it('has the same key for the same meaning', () => {
    const one = {
      event: ['b', 'a'],
      where: {
        all: [
          { property: 'x', op: 'not_equals', value: 1 },
          { property: 'y', op: 'exists' },
        ],
      },
    };
    const other = {
      campaign: undefined,
      where: {
        all: [{ op: 'exists', property: 'y' }, { not: { property: 'x', op: 'equals', value: 1, ignoreCase: false } }],
      },
      event: ['a', 'b', 'a'],
      window: { days: 3 },
      count: { min: 4 },
    };
    expect(keys(one)).toEqual(keys(other));
  });

  it('has another key for another meaning', () => {
    const leaf = { attribute: 'a', op: 'contains', value: 'x' };
    const different = [
      leaf,
      { ...leaf, ignoreCase: false },
      { ...leaf, account: true },
      { ...leaf, value: 'y' },
      { ...leaf, attribute: 'b' },
    ];
    expect(new Set(different.flatMap((each) => keys(each))).size).toBe(different.length);
  });

  it('is shared by a comparison and its negation', () => {
    expect(keys({ attribute: 'a', op: 'not_in', value: ['x', 'y'] })).toEqual(
      keys({ attribute: 'a', op: 'in', value: ['y', 'x'] }),
    );
  });

  it('names the zone only where a day is compared', () => {
    const utc = ScoringSettings.parse({});
    const before = { attribute: 'a', op: 'before', value: '2026-05-01' };
    const number = { attribute: 'a', op: 'between', value: [1, 2] };
    expect(keys(before)).not.toEqual(keys(before, utc));
    expect(keys(number)).toEqual(keys(number, utc));
  });

  it('does not exist for what is compared with T: that asks for the history of values', () => {
    const rules = [{ name: 'New', points: 1, when: { attribute: 'since', op: 'within_last', value: { days: 3 } } }];
    const published = { ...ModelDefinition.parse({ rules }), settings: oslo };
    expect(criteriaOfModel(published)).toEqual([]);
    expect(datedKeysOfModel(published)).toEqual([{ key: 'since', account: false }]);
  });
});

it('a model whose criteria have not been read yet names them', () => {
  const rules = [
    { name: 'Opened', points: 1, when: { event: ['opened'] } },
    { name: 'Off', points: 1, when: { event: ['other'] }, enabled: false },
    { name: 'Fit', points: 1, when: { attribute: 'title', op: 'not_contains', value: 'intern' } },
  ];
  const published = { ...ModelDefinition.parse({ rules }), settings: oslo };
  const compiled = compileModel(published, new MemoryCatalog(criteriaOfModel(published).slice(0, 1)));
  expect(compiled.ok ? [] : compiled.missing.map(describeCriterion)).toEqual(['title contains "intern"']);
});
