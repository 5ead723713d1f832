import type { ScoreCount } from './auc';
import type { Examples } from './examples';
import { partOf } from './part-of';

/** Examples in two parts: points are fitted to the one, and judged on the other, which they have never seen. */
export class Parts {
  readonly converted: Uint8Array;
  /** 1 = fitted to, 0 = judges. */
  readonly isFit: Uint8Array;

  constructor({ converted, leadIds }: Examples) {
    this.converted = Uint8Array.from(converted);
    this.isFit = Uint8Array.from(leadIds, (id) => (partOf(id) === 'fit' ? 1 : 0));
  }

  count(part: 'fit' | 'judge'): { count: number; converted: number } {
    const sum = { count: 0, converted: 0 };
    this.isFit.forEach((fit, row) => {
      if (fit !== (part === 'fit' ? 1 : 0)) return;
      sum.count++;
      sum.converted += this.converted[row];
    });
    return sum;
  }

  /** How many of a part had each score, by what became of them. Examples without a score are left out. */
  counts(scores: readonly (number | null)[], part: 'fit' | 'judge'): ScoreCount[] {
    const counts = new Map<number, ScoreCount>();
    scores.forEach((score, row) => {
      if (score === null || this.isFit[row] !== (part === 'fit' ? 1 : 0)) return;
      const one = counts.get(score) ?? { score, converted: 0, others: 0 };
      if (this.converted[row] === 1) one.converted++;
      else one.others++;
      counts.set(score, one);
    });
    return [...counts.values()];
  }
}
