import { describe, expect, it } from '@jest/globals';
import { issuesOf } from '../base/problem';
import { ModelDefinition } from './model-definition';

const minimal = { rules: [{ name: 'Opened', points: 5, when: { event: ['email_opened'] } }] };
const refused = (definition: unknown): { path: string; message: string }[] => {
  const read = ModelDefinition.safeParse(definition);
  return read.success ? [] : issuesOf(read.error);
};

describe('a model definition', () => {
  it('fills in what a model has at first', () => {
    const definition = ModelDefinition.parse(minimal);
    expect(definition.levels.map((level) => level.key)).toEqual(['cold', 'warm', 'hot']);
    expect(definition).toMatchObject({ decay: { kind: 'none' }, groups: {}, floor: 0, ceiling: null });
    expect(definition.rules[0].enabled).toBe(true);
  });

  it('takes the example of the API', () => {
    const definition = {
      rules: [
        {
          name: 'Opened a demo mail',
          enabled: true,
          points: 5,
          when: { event: ['email_opened'], where: { property: 'subject', op: 'contains', value: 'demo' } },
          if: { attribute: 'country', op: 'equals', value: 'NO' },
          count: { min: 3 },
          limit: { first: 1, per: 'day' },
          cooldownSeconds: 3600,
          maxPoints: 20,
          window: { days: 30 },
          between: { from: '2026-01-01', to: '2027-01-01T00:00:00Z' },
          decay: { kind: 'halfLife', days: 14 },
          group: 'mail',
        },
        { name: 'Decides', points: 20, when: { all: [{ attribute: 'jobTitle', op: 'contains', value: 'CTO' }] } },
      ],
      groups: { mail: { max: 30 } },
    };
    expect(refused(definition)).toEqual([]);
  });

  it.each<[string, object, string, RegExp]>([
    ['an unknown field', { ...minimal, colour: 'red' }, 'colour', /no such field/],
    ['three decimals', rule({ points: 1.005 }), 'rules.0.points', /two decimals/],
    ['too many points', rule({ points: 1e300 }), 'rules.0.points', /at most 5,000/],
    [
      'an unknown field in a condition',
      rule({ when: { event: ['a'], count: { min: 2 } } }),
      'rules.0.when.count',
      /no such/,
    ],
    ['events joined by "all"', rule({ when: { all: [{ event: ['a'] }] } }), 'rules.0.when', /one event/],
    [
      'a limit on an attribute rule',
      attributeRule({ limit: { first: 1, per: 'day' } }),
      'rules.0.limit',
      /about events/,
    ],
    [
      'an age on an event property',
      rule({ when: { event: ['a'], where: { property: 'at', op: 'within_last', value: { days: 1 } } } }),
      'rules.0.when.where.op',
      /op is one of/,
    ],
    ['an event as gate', rule({ if: { event: ['a'] } }), 'rules.0.if', /Only attributes/],
    ['a group that is missing', rule({ group: 'mail' }), 'rules.0.group', /no group "mail"/],
    ['a group whose most is below 0', { groups: { a: { max: -1 } } }, 'groups.a.max', /0 or above/],
    ['levels out of order', { levels: levels(undefined, 20, 10) }, 'levels.2.from', /rising/],
    ['a bound that two levels have', { levels: levels(undefined, 20, 20) }, 'levels.2.from', /L1 begins at 20 already/],
    ['a lowest level with a bound', { levels: levels(0, 20) }, 'levels.0.from', /no lower bound/],
    ['a higher level without a bound', { levels: levels(undefined, undefined) }, 'levels.1.from', /from how many/],
    ['a half-life of nothing', { decay: { kind: 'halfLife', days: 0 } }, 'decay.days', /more than 0/],
    [
      'inactivity and event decay',
      { ...rule({ decay: { kind: 'linear', days: 3 } }), decay: { kind: 'inactivity', points: 1, everyDays: 1 } },
      'rules.0.decay',
      /not by both/,
    ],
    [
      'inactivity on a rule',
      rule({ decay: { kind: 'inactivity', points: 1, everyDays: 1 } }),
      'rules.0.decay.kind',
      /kind is/,
    ],
    ['a ceiling below the floor', { floor: 10, ceiling: 5 }, 'ceiling', /not below/],
    [
      'a pattern that is not RE2',
      attributeRule({ when: { attribute: 'a', op: 'matches', value: '(?=a)' } }),
      'rules.0.when.value',
      /RE2/,
    ],
  ])('refuses %s and says where', (_what, definition, path, message) => {
    expect(refused(definition)).toContainEqual({ path, message: expect.stringMatching(message) });
  });

  it('refuses a group that mixes events and attributes', () => {
    const rules = [
      { ...minimal.rules[0], group: 'g' },
      { name: 'b', points: 1, when: { attribute: 'a', op: 'exists' }, group: 'g' },
    ];
    expect(refused({ rules, groups: { g: {} } })[0]).toMatchObject({ path: 'groups.g' });
  });

  it('refuses two rules of one id', () => {
    const id = '0199aaaa-0000-7000-8000-000000000001';
    expect(
      refused({
        rules: [
          { ...minimal.rules[0], id },
          { ...minimal.rules[0], id },
        ],
      })[0].path,
    ).toBe('rules.1.id');
  });
});

function rule(change: object): object {
  return { rules: [{ ...minimal.rules[0], ...change }] };
}

function attributeRule(change: object): object {
  return { rules: [{ name: 'a', points: 1, when: { attribute: 'a', op: 'exists' }, ...change }] };
}

function levels(...from: (number | undefined)[]): object[] {
  return from.map((bound, index) => ({ key: `l${index}`, name: `L${index}`, from: bound, tone: 'cold' }));
}
