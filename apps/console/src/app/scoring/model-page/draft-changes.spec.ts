import { aDefinition, aRule } from '../testing/a-draft';
import { draftChanges, pointsBefore, same } from './draft-changes';

const other = '0e000000-0000-4000-8000-000000000002';

describe('the changes of a draft', () => {
  it('are none when only the order of keys differs', () => {
    const { when, ...rule } = aRule();
    expect(draftChanges(aDefinition({ rules: [{ when, ...rule }] }), aDefinition())).toEqual([]);
  });

  it('name rules that are new, other, or gone', () => {
    const draft = aDefinition({ rules: [aRule({ points: 3 }), aRule({ id: other, name: 'Asked for a demo' })] });
    expect(draftChanges(draft, aDefinition()).map(({ words }) => words)).toEqual([
      'Clicked a link: points 5 → 3',
      'Asked for a demo added',
    ]);
    expect(draftChanges(aDefinition({ rules: [] }), aDefinition()).map(({ words }) => words)).toEqual([
      'Clicked a link removed',
    ]);
  });

  it('have dates as people read them, but for those in a name', () => {
    const rule = (more: object) => aDefinition({ rules: [aRule({ name: 'Fair of 2026-11-21', ...more })] });
    const [change] = draftChanges(rule({ between: { from: '2026-01-09' } }), rule({}));
    expect(change?.words).toBe('Fair of 2026-11-21: season none → from 9 Jan 2026');
    expect(change?.details[0]?.to).toBe('from 9 Jan 2026');
  });

  it('lead to the rule of the draft, where there is one', () => {
    const draft = aDefinition({ rules: [aRule({ points: 3 })], floor: null });
    expect(draftChanges(draft, aDefinition()).map(({ ruleId }) => ruleId)).toEqual([aRule().id, null]);
  });

  it('see that rules stand in another order', () => {
    const rules = [aRule(), aRule({ id: other, name: 'B' })];
    expect(draftChanges(aDefinition({ rules: [...rules].reverse() }), aDefinition({ rules }))).toHaveLength(1);
  });

  it('tell the points that were', () => {
    expect(pointsBefore(aRule({ points: 3 }), aDefinition())).toBe(5);
    expect(pointsBefore(aRule(), aDefinition())).toBeNull();
  });

  it('compare by content', () => {
    expect(same({ a: [1, { b: undefined }] }, { a: [1, {}] })).toBe(true);
    expect(same([1], { 0: 1 })).toBe(false);
  });
});
