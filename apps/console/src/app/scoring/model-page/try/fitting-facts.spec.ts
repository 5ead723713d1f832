import type { AttributeCondition, PropertyCondition } from '@heatline/contracts';
import { fitting, together } from './fitting-facts';

const leaf = (property: string, op: string, value?: unknown) =>
  ({ property, op, ...(value === undefined ? {} : { value }) }) as PropertyCondition;

describe('facts for which a condition holds', () => {
  it.each<[object, object | null]>([
    [leaf('plan', 'equals', 'trial'), { plan: 'trial' }],
    [leaf('plan', 'exists'), { plan: 'something' }],
    [leaf('plan', 'in', ['trial', 'paid']), { plan: 'trial' }],
    [leaf('path', 'starts_with', '/pricing'), { path: '/pricing' }],
    [leaf('seats', 'gte', '20'), { seats: 20 }],
    [leaf('seats', 'gt', 20), { seats: 40 }],
    [leaf('seats', 'lt', 0.5), { seats: -0.5 }],
    [leaf('seats', 'between', [5, 9]), { seats: 5 }],
    [leaf('day', 'before', '2026-03-01'), { day: '2026-02-27' }],
    [leaf('day', 'after', '2026-03-01'), { day: '2026-03-03' }],
    [leaf('code', 'matches', 'AB-12'), { code: 'AB-12' }],
    // A pattern with signs, a bound that is no number, a date that is none: nobody knows a value.
    [leaf('code', 'matches', '^A+$'), null],
    [leaf('seats', 'gt', 'many'), null],
    [leaf('day', 'after', 'soon'), null],
    [leaf('$type', 'equals', 'page_viewed'), null],
    // What is not set satisfies each of these.
    [leaf('plan', 'not_equals', 'free'), {}],
    [leaf('plan', 'not_exists'), {}],
    [{ not: leaf('plan', 'equals', 'free') }, {}],
    [{ not: leaf('plan', 'not_equals', 'free') }, null],
    [{ not: { all: [leaf('plan', 'equals', 'free')] } }, null],
  ])('%j', (condition, facts) => expect(fitting(condition as PropertyCondition)).toEqual(facts));

  it('hold for all parts, or for the first that can be met', () => {
    const [plan, seats, pattern] = [
      leaf('plan', 'equals', 'trial'),
      leaf('seats', 'gte', 5),
      leaf('x', 'matches', '.*'),
    ];
    expect(fitting({ all: [plan, seats] })).toEqual({ plan: 'trial', seats: 5 });
    expect(fitting({ all: [plan, pattern] })).toBeNull();
    expect(fitting({ any: [pattern, seats] })).toEqual({ seats: 5 });
    expect(fitting({ any: [pattern] })).toBeNull();
    expect(fitting({ all: [] })).toEqual({});
  });

  it('are a lead’s own', () => {
    const ofAccount = { attribute: 'size', account: true, op: 'equals', value: 9 } as AttributeCondition;
    const held = { attribute: 'role', op: 'equals', value: 'CTO', for: { days: 30 } } as AttributeCondition;
    expect(fitting(ofAccount)).toBeNull();
    // What is tried has been so from the beginning.
    expect(fitting(held)).toEqual({ role: 'CTO' });
    expect(fitting({ attribute: 'role', op: 'equals', value: 'CTO' })).toEqual({ role: 'CTO' });
  });
});

describe('several together', () => {
  it('are one, unless they contradict each other', () => {
    expect(together([{ a: 1 }, { b: 2 }, { a: 1 }])).toEqual({ a: 1, b: 2 });
    expect(together([{ a: 1 }, { a: 2 }])).toBeNull();
    expect(together([{ a: 1 }, null])).toBeNull();
    expect(together([])).toEqual({});
  });
});
