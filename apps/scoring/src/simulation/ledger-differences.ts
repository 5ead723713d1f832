import type { SimulationExplanation } from '@heatline/contracts';
import type { Ledger, LedgerLine } from '@heatline/scoring-engine';
import { toPoints } from '../scores/score-level';

type Difference = SimulationExplanation['differences'][number];

/** What belongs to one rule (its points, their decay, its cap) is one thing, and so is all that inactivity takes; other lines stand alone. */
const keyOf = ({ kind, ruleId, about, first }: LedgerLine): string =>
  ruleId ?? (kind === 'inactivity' ? kind : `${kind} ${about ?? ''} ${first ?? ''}`);

/** Where two ledgers of one lead differ, biggest first. The changes sum to that of the score, to the hundredth. */
export function ledgerDifferences(before: Ledger | null, after: Ledger): Difference[] {
  const sums = new Map<string, { ruleId: string | null; name: string; before: number; after: number }>();
  const add = (line: LedgerLine, side: 'before' | 'after') => {
    const known = sums.get(keyOf(line)) ?? { ruleId: line.ruleId, name: line.name, before: 0, after: 0 };
    known[side] += line.hundredths;
    // The draft's name is the one that people know now.
    if (side === 'after' && line.kind !== 'decay' && line.kind !== 'cap') known.name = line.name;
    sums.set(keyOf(line), known);
  };
  for (const line of before?.lines ?? []) add(line, 'before');
  for (const line of after.lines) add(line, 'after');
  return [...sums.values()]
    .filter((sum) => sum.before !== sum.after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
    .map(({ ruleId, name, before: was, after: is }) => ({
      ruleId,
      name,
      before: toPoints(was),
      after: toPoints(is),
      change: toPoints(is - was),
    }));
}

/** The one that matters most of those that go where the score went, as in `Clicked a link −34`; null when the two say the same. */
export function whyOf(differences: Difference[]): string | null {
  const way = Math.sign(differences.reduce((sum, { change }) => sum + Math.round(change * 100), 0));
  const first = differences.find(({ change }) => way === 0 || Math.sign(change) === way);
  return first ? `${first.name} ${first.change > 0 ? '+' : '−'}${Math.abs(first.change)}` : null;
}
