import { ModelDefinition } from '@heatline/contracts';
import { aRule } from '../../testing/a-draft';
import { withEventChoice } from '../../../conditions/event-match';
import { newRule, turnedTo, withField } from './rule-edit';
import { copyName, moved, newRuleId, sectionsOf } from './rule-sections';

describe('editing a rule', () => {
  it('takes a field out when it is off', () => {
    expect('limit' in withField(aRule({ limit: { first: 1, per: 'day' } }), 'limit', undefined)).toBe(false);
    expect(withField(aRule(), 'maxPoints', 20).maxPoints).toBe(20);
  });

  it('loses what belongs to events only when it looks at people', () => {
    const turned = turnedTo(aRule({ limit: { first: 1, per: 'day' }, group: 'mail' }), 'attribute');
    expect(Object.keys(turned)).toEqual(['id', 'name', 'enabled', 'points', 'when']);
  });

  it('is as it was when it looks for the same kind of thing again, under its name and points of now', () => {
    const rule = aRule({ limit: { first: 1, per: 'day' } });
    const turned = { ...turnedTo(rule, 'attribute'), name: 'Renamed', points: 7 };
    expect(turnedTo(turned, 'event', rule)).toEqual({ ...rule, name: 'Renamed', points: 7 });
    expect(turnedTo(turned, 'event')).toMatchObject({ when: { event: [] }, name: 'Renamed' });
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
