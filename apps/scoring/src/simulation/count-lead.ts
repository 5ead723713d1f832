import { type Facts, newLeanScore, scoreLean } from '@heatline/scoring-engine';
import type { CompiledSides } from './simulation-sides';
import type { SimulationTally } from './simulation-tally';

// Reused by every call: a million leads allocate two.
const [was, is] = [newLeanScore(), newLeanScore()];

/** Evaluates one lead under both definitions and counts it. */
export function countLead(
  tally: SimulationTally,
  sides: CompiledSides,
  id: () => string,
  facts: Facts,
  asOf: number,
): void {
  scoreLean(sides.after, facts, asOf, is);
  if (sides.before === null) {
    tally.add(id, null, -1, is.hundredths, is.level);
    return;
  }
  scoreLean(sides.before, facts, asOf, was);
  tally.add(id, was.hundredths, was.level, is.hundredths, is.level);
}
