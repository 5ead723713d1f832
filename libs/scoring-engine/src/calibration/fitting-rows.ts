import type { Candidate } from './candidates';
import { type Fit, fitLogistic, gainOf } from './logistic';
import { zWithin } from './normal';

/** So many points double the odds of a conversion. */
export const pointsPerDoubling = 10;
/** One standard deviation of what we believe of a coefficient before looking: a factor of 4.5 in the odds. */
const prior = 1.5;
/** Chance that all looks together find anything where there is nothing. */
const falseAlarms = 0.05;

/** A question that is worth whole points; `low` to `high` with 95 % confidence for all rules together. */
export interface PointedRule {
  candidate: Candidate;
  points: number;
  low: number;
  high: number;
}

/** The leads that points are fitted to. */
export class FittingRows {
  private readonly outcome: Uint8Array;
  private readonly columns: Int32Array[];

  constructor(
    converted: Uint8Array,
    isFit: Uint8Array,
    private readonly candidates: Candidate[],
  ) {
    const place = new Int32Array(isFit.length).fill(-1);
    const outcome: number[] = [];
    isFit.forEach((fit, row) => {
      if (fit === 1) place[row] = outcome.push(converted[row]) - 1;
    });
    this.outcome = Uint8Array.from(outcome);
    this.columns = candidates.map(({ rows }) => rows.filter((row) => isFit[row] === 1).map((row) => place[row]));
  }

  /** One at a time the question that explains most of what is left, as long as chance is a poor explanation for it. */
  choose(most: number): number[] {
    // Each step looks at every candidate, and there are as many steps as rules.
    const bar = zWithin(1 - falseAlarms / Math.max(1, this.candidates.length * most)) ** 2;
    const chosen: number[] = [];
    const held = new Uint8Array(this.outcome.length);
    let fit: Fit = fitLogistic(this.outcome, [], prior);
    while (chosen.length < most) {
      const columns = chosen.map((one) => this.columns[one]);
      let best = -1;
      let bestGain = bar;
      this.columns.forEach((rows, one) => {
        if (chosen.includes(one)) return;
        const gain = gainOf(this.outcome, fit, columns, rows, held);
        if (gain > bestGain) [best, bestGain] = [one, gain];
      });
      if (best < 0) break;
      chosen.push(best);
      fit = fitLogistic(
        this.outcome,
        chosen.map((one) => this.columns[one]),
        prior,
        [fit.intercept, ...fit.coefficients],
      );
    }
    return chosen;
  }

  /** Those that are worth at least a point. */
  inPoints(chosen: number[]): PointedRule[] {
    const fit = fitLogistic(
      this.outcome,
      chosen.map((one) => this.columns[one]),
      prior,
    );
    const z = zWithin(1 - 0.05 / chosen.length);
    const perLogit = pointsPerDoubling / Math.LN2;
    return chosen
      .map((one, i): PointedRule => {
        const error = Math.sqrt(fit.covariance[i + 1][i + 1]) * z;
        const coefficient = fit.coefficients[i];
        return {
          candidate: this.candidates[one],
          points: Math.round(coefficient * perLogit),
          low: Math.round((coefficient - error) * perLogit),
          high: Math.round((coefficient + error) * perLogit),
        };
      })
      .filter(({ points }) => points !== 0)
      .sort((a, b) => b.points - a.points);
  }
}
