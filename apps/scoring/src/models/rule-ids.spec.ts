import { ModelDefinition } from '@heatline/contracts';
import { withRuleIds } from './rule-ids';

const ids = ['0e000000-0000-4000-8000-000000000001', '0e000000-0000-4000-8000-000000000002'] as const;
const rule = (points: number, id?: string) => ({
  ...(id && { id }),
  name: 'Opened',
  enabled: true,
  points,
  when: { event: ['opened'] },
});
const given = (known: object[], ...rules: object[]) => {
  let made = 0;
  const parsed = (of: object[]) => ModelDefinition.parse({ rules: of });
  return withRuleIds(parsed(rules), parsed(known).rules, () => `new ${++made}`).rules.map(({ id }) => id);
};

describe('ids of rules', () => {
  it('are kept, and made for rules that have none', () => {
    expect(given([], rule(1, ids[0]), rule(2))).toEqual([ids[0], 'new 1']);
  });

  it('are those of known rules that say the same, each once', () => {
    const known = [rule(1, ids[0]), rule(2, ids[1])];
    expect(given(known, rule(2), rule(1), rule(1))).toEqual([ids[1], ids[0], 'new 1']);
    expect(given(known, rule(3), rule(1, ids[0]), rule(1))).toEqual(['new 1', ids[0], 'new 2']);
  });
});
