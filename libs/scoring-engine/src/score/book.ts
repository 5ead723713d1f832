import { roundToHundredths } from '../numbers/points';
import type { LedgerLine } from './ledger';

type Entry = Pick<LedgerLine, 'kind' | 'name' | 'conditions'> & Partial<LedgerLine>;

/** Writes lines and keeps the running sum: each line shows R(S_i) − R(S_{i−1}), so that they sum to the hundredth. */
export class Book {
  readonly lines: LedgerLine[] = [];
  sum = 0;

  add(entry: Entry, millionths: number): LedgerLine {
    const before = roundToHundredths(this.sum);
    this.sum += millionths;
    const hundredths = roundToHundredths(this.sum) - before;
    const line: LedgerLine = {
      ruleId: null,
      counted: 0,
      ignored: {},
      first: null,
      last: null,
      ...entry,
      hundredths,
      millionths,
    };
    this.lines.push(line);
    return line;
  }
}
