import { ModelDefinition } from '@heatline/contracts';
import { aRule } from '../../testing/a-draft';
import { newRule, turnedTo, withEventChoice, withField } from './rule-edit';
import { copyName, moved, newRuleId, sectionsOf } from './rule-sections';
import { neverSeen, type SeenList, valueNeverSeen } from './seen';

describe('editing a rule', () => {
  it('takes a field out when it is off', () => {
    expect('limit' in withField(aRule({ limit: { first: 1, per: 'day' } }), 'limit', undefined)).toBe(false);
    expect(withField(aRule(), 'maxPoints', 20).maxPoints).toBe(20);
  });

  it('loses what belongs to events only when it looks at people', () => {
    const turned = turnedTo(aRule({ limit: { first: 1, per: 'day' }, group: 'mail' }), 'attribute');
    expect(Object.keys(turned)).toEqual(['id', 'name', 'enabled', 'points', 'when']);
  });

  it('begins incomplete in one place only', () => {
    const issues = ModelDefinition.safeParse({ rules: [newRule()] }).error?.issues;
    expect(issues?.map(({ path }) => path.join('.'))).toEqual(['rules.0.when.event']);
    expect(withEventChoice({ event: [] }, 'any').event).toBe('*');
  });

  it('groups rules, those that take points last', () => {
    const rules = [aRule({ points: -3 }), aRule(), aRule({ when: { attribute: 'a', op: 'exists' } })];
    expect(sectionsOf(rules).map(({ key, rules: [first] }) => [key, first?.index])).toEqual([
      ['events', 1],
      ['profile', 2],
      ['negative', 0],
    ]);
  });

  it('moves, copies and names', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(copyName('A', ['A copy'])).toBe('A copy 2');
    expect(newRuleId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('what was never seen', () => {
  const list: SeenList = {
    items: [
      { value: 'app', count: 9 },
      { value: 'api', count: 2 },
    ],
    ...{ whole: true, full: false, sampled: 11, account: false },
  };

  it('is told with examples', () => {
    expect(neverSeen('property', 'source', list)).toBe(
      'No property “source” was seen in the last 180 days. Seen: app, api.',
    );
    expect(valueNeverSeen({ property: 'source', op: 'equals', value: 'bulk' }, 'source', list)).toBe(
      'Nothing that was looked at had source “bulk”. Seen: app, api.',
    );
  });

  it('is not told when it was seen, or when the list may have been cut', () => {
    expect(neverSeen('property', 'api', list)).toBeNull();
    expect(valueNeverSeen({ property: 'source', op: 'starts_with', value: 'AP' }, 'source', list)).toBeNull();
    expect(neverSeen('property', 'source', { ...list, whole: false, full: true })).toBeNull();
  });

  it('is told of a sample as such', () => {
    const part = { ...list, whole: false, sampled: 150_000 };
    expect(neverSeen('property', 'source', part)).toContain('among 150,000 events of the last 180 days');
    expect(neverSeen('attribute', 'industry', list)).toBe('No attribute “industry” was seen yet. Seen: app, api.');
  });
});
