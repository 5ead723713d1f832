import type { LedgerLine } from '@heatline/contracts';
import { bothSides } from './both-sides';

const line = (more: Partial<LedgerLine>): LedgerLine => ({
  kind: 'rule',
  ruleId: 'r1',
  about: null,
  name: 'Clicked a link',
  conditions: 'link clicked',
  points: 0,
  exact: 0,
  counted: 1,
  ignored: {},
  firstAt: null,
  lastAt: null,
  ...more,
});
const side = (...lines: LedgerLine[]) => ({
  publishedVersion: null,
  score: lines.reduce((sum, { points }) => sum + points, 0),
  exact: 0,
  level: { key: 'hot', name: 'Hot', tone: 'hot' },
  lines,
});

describe('two ledgers side by side', () => {
  it('have one row a rule, what differs first, and columns that sum to the scores', () => {
    const before = side(
      line({ ruleId: 'r2', name: 'Opened', points: 4 }),
      line({ points: 85 }),
      line({ kind: 'decay', points: -5 }),
    );
    const after = side(
      line({ ruleId: 'r2', name: 'Opened', points: 4 }),
      line({ points: 51 }),
      line({ kind: 'decay', points: -3.25 }),
      line({ ruleId: 'r3', name: 'Invited', points: 12 }),
    );
    const rows = bothSides({ before, after });
    expect(rows.map(({ name, before: was, after: is, change }) => [name, was, is, change])).toEqual([
      ['Clicked a link', 80, 47.75, -32.25],
      ['Invited', null, 12, 12],
      ['Opened', 4, 4, 0],
    ]);
    expect(rows.reduce((sum, row) => sum + (row.after ?? 0), 0)).toBe(after.score);
  });

  it('are one column while nothing is published', () => {
    expect(bothSides({ before: null, after: side(line({ points: 3 })) })).toMatchObject([
      { before: null, after: 3, change: 3 },
    ]);
  });
});
