import type { RuleReach } from '@heatline/contracts';
import { reachesOf } from './rule-reach';

const reach = (exact: boolean, ...reached: number[]): RuleReach => ({
  asOf: '2026-11-28T00:00:00.000Z',
  exact,
  total: 1_000_000,
  rules: reached.map((count, index) => ({ ruleId: `r${index}`, reached: count })),
});
const texts = (of: RuleReach) => [...reachesOf(of, 'lead').values()].map(({ text }) => text);

describe('how many a rule reaches', () => {
  it('is exact where everybody was looked at', () => {
    expect(texts(reach(true, 18_402, 1, 0))).toEqual(['18,402', '1', '0']);
    expect(reachesOf(reach(true, 1), 'account').get('r0')?.title).toContain('Gives 1 account points');
  });

  it('claims no more than a sample can tell', () => {
    expect(texts(reach(false, 388_204, 41_950, 750, 0))).toEqual(['≈ 390,000', '≈ 42,000', '≈ 750', 'few']);
    expect(reachesOf(reach(false, 0), 'lead').get('r0')?.title).toContain('few or no leads');
  });
});
