import { type Ledger, type LedgerLine } from '@heatline/scoring-engine';
import { ledgerDifferences, whyOf } from './ledger-differences';

const line = (more: Partial<LedgerLine>): LedgerLine => ({
  kind: 'rule',
  ruleId: 'r1',
  name: 'Clicked a link',
  conditions: null,
  hundredths: 0,
  millionths: 0,
  counted: 1,
  ignored: {},
  first: 1,
  last: 2,
  ...more,
});
const ledger = (...lines: LedgerLine[]): Ledger =>
  ({ lines, hundredths: lines.reduce((sum, { hundredths }) => sum + hundredths, 0) }) as Ledger;

describe('the differences of two ledgers', () => {
  const before = ledger(
    line({ hundredths: 8_500 }),
    line({ kind: 'decay', hundredths: -500, name: 'Clicked a link' }),
    line({ ruleId: 'r2', name: 'Opened', hundredths: 100 }),
    line({ kind: 'ceiling', ruleId: null, name: 'Ceiling', hundredths: -50, first: null }),
  );
  const after = ledger(
    line({ hundredths: 5_100, name: 'Clicked' }),
    line({ kind: 'decay', hundredths: -300, name: 'Clicked' }),
    line({ ruleId: 'r2', name: 'Opened', hundredths: 100 }),
    line({ ruleId: 'r3', name: 'Invited', hundredths: 1_225 }),
  );

  it('sum to the change of the score, biggest first, a rule with its decay as one', () => {
    const differences = ledgerDifferences(before, after);
    expect(differences).toEqual([
      { ruleId: 'r1', name: 'Clicked', before: 80, after: 48, change: -32 },
      { ruleId: 'r3', name: 'Invited', before: 0, after: 12.25, change: 12.25 },
      { ruleId: null, name: 'Ceiling', before: -0.5, after: 0, change: 0.5 },
    ]);
    const sum = differences.reduce((total, { change }) => total + Math.round(change * 100), 0);
    expect(sum).toBe(after.hundredths - before.hundredths);
    expect(whyOf(differences)).toBe('Clicked −32');
  });

  it('are told by the biggest that goes where the score goes', () => {
    const more = ledger(
      line({ hundredths: 8_300 }),
      line({ kind: 'decay', hundredths: -500, name: 'Clicked a link' }),
      line({ ruleId: 'r2', name: 'Opened', hundredths: 250 }),
      line({ ruleId: 'r4', name: 'Called', hundredths: -100 }),
      line({ kind: 'ceiling', ruleId: null, name: 'Ceiling', hundredths: -300, first: null }),
    );
    expect(whyOf(ledgerDifferences(before, more))).toBe('Ceiling −2.5');
    expect(whyOf(ledgerDifferences(more, before))).toBe('Ceiling +2.5');
    const rises = ledger(...before.lines, line({ ruleId: 'r5', name: 'Came', hundredths: 200 }));
    const falls = ledger(...before.lines, line({ ruleId: 'r6', name: 'Left', hundredths: -500 }));
    expect(whyOf(ledgerDifferences(rises, falls))).toBe('Left −5');
  });

  it('have all that inactivity takes as one', () => {
    const taken = (hundredths: number, first: number) =>
      line({ kind: 'inactivity', ruleId: null, name: 'No activity', hundredths, first });
    const quiet = ledger(line({ hundredths: 5_000 }), taken(-1_200, 5), taken(-900, 50), taken(-1_000, 90));
    const lively = ledger(line({ hundredths: 3_000 }), taken(-100, 5), taken(-100, 60));
    expect(ledgerDifferences(lively, quiet)).toEqual([
      { ruleId: null, name: 'No activity', before: -2, after: -31, change: -29 },
      { ruleId: 'r1', name: 'Clicked a link', before: 30, after: 50, change: 20 },
    ]);
    expect(whyOf(ledgerDifferences(lively, quiet))).toBe('No activity −29');
  });

  it('are all of the draft while nothing is published, and none where both say the same', () => {
    expect(ledgerDifferences(null, after).map(({ before: was }) => was)).toEqual([0, 0, 0]);
    expect(whyOf(ledgerDifferences(after, after))).toBeNull();
  });
});
