import { type Facts, newLeanScore, scoreLean, scoreTwo } from '@heatline/scoring-engine';
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
  if (sides.two === null) {
    scoreLean(sides.after, facts, asOf, is);
    tally.add(id, null, -1, is.hundredths, is.level);
    return;
  }
  scoreTwo(sides.two, facts, asOf, was, is);
  tally.add(id, was.hundredths, was.level, is.hundredths, is.level);
}
