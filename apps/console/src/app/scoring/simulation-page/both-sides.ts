import type { LedgerLine, SimulationExplanation } from '@heatline/contracts';
import { datesInWords } from '../../date-words';

/** What one rule, or one line that stands alone, gives under both definitions. Points; null = it is not in that ledger. */
export interface BothSidesRow {
  readonly name: string;
  readonly conditions: string | null;
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number;
}

interface Sum {
  name: string;
  conditions: string | null;
  before: number | null;
  after: number | null;
}

const hundredths = (points: number) => Math.round(points * 100);
/** The decay and the cap of a rule belong to it; other lines stand alone. */
const keyOf = ({ kind, ruleId, name, firstAt }: LedgerLine) => ruleId ?? `${kind} ${name} ${firstAt ?? ''}`;

/** What differs first, biggest change first; then what is the same, in the order of the ledger. The columns sum to the scores. */
export function bothSides({ before, after }: Pick<SimulationExplanation, 'before' | 'after'>): BothSidesRow[] {
  const sums = new Map<string, Sum>();
  const add = (line: LedgerLine, side: 'before' | 'after') => {
    const known = sums.get(keyOf(line)) ?? { name: line.name, conditions: line.conditions, before: null, after: null };
    known[side] = (known[side] ?? 0) + hundredths(line.points);
    if (side === 'after' && line.kind === 'rule')
      Object.assign(known, { name: line.name, conditions: line.conditions });
    sums.set(keyOf(line), known);
  };
  for (const line of after.lines) add(line, 'after');
  for (const line of before?.lines ?? []) add(line, 'before');
  const points = (value: number | null) => (value === null ? null : value / 100);
  return [...sums.values()]
    .map((sum) => ({ ...sum, moved: (sum.after ?? 0) - (sum.before ?? 0) }))
    .sort((a, b) => Math.abs(b.moved) - Math.abs(a.moved))
    .map(({ name, conditions, before: was, after: is, moved }) => ({
      name,
      conditions: conditions && datesInWords(conditions),
      before: points(was),
      after: points(is),
      change: moved / 100,
    }));
}
