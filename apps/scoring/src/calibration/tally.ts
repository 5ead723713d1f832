import type { ScoreCount } from '@heatline/scoring-engine';

/** A lead whose facts are read for rules and suggestions: as of which second, and what became of it. Hundredths; null = no version to score by. */
export interface SampledLead {
  leadId: string;
  asOf: number;
  converted: boolean;
  score: number | null;
}

/** What was counted of some leads. Adds up, in any order. */
export class Tally {
  /** By score in hundredths; without a version everybody stands at 0. */
  private readonly scores = new Map<number, ScoreCount>();
  /** Sampled leads to which a rule gave or took points. */
  private readonly rules = new Map<string, { converted: number; others: number }>();
  readonly sampled: SampledLead[] = [];
  /** Converted when nothing had been known of them: customers from the first second on, which tell nothing. */
  blank = 0;

  static of(saved: SavedTally): Tally {
    const tally = new Tally();
    tally.add(saved);
    return tally;
  }

  count(score: number, converted: boolean): void {
    const one = this.scoreAt(score);
    if (converted) one.converted++;
    else one.others++;
  }

  ruleHeld(ruleId: string, converted: boolean): void {
    const one = this.ruleAt(ruleId);
    if (converted) one.converted++;
    else one.others++;
  }

  get counts(): ScoreCount[] {
    return [...this.scores.values()];
  }

  held(ruleId: string): { converted: number; others: number } {
    return this.rules.get(ruleId) ?? { converted: 0, others: 0 };
  }

  add({ scores, rules, sampled, blank }: SavedTally): void {
    for (const [score, converted, others] of scores) {
      const one = this.scoreAt(score);
      one.converted += converted;
      one.others += others;
    }
    for (const [ruleId, converted, others] of rules) {
      const one = this.ruleAt(ruleId);
      one.converted += converted;
      one.others += others;
    }
    for (const [leadId, asOf, converted, score] of sampled)
      this.sampled.push({ leadId, asOf, converted: converted === 1, score });
    this.blank += blank;
  }

  save(): SavedTally {
    return {
      scores: this.counts.map(({ score, converted, others }) => [score, converted, others]),
      rules: [...this.rules].map(([ruleId, { converted, others }]) => [ruleId, converted, others]),
      sampled: this.sampled.map(({ leadId, asOf, converted, score }) => [leadId, asOf, converted ? 1 : 0, score]),
      blank: this.blank,
    };
  }

  private scoreAt(score: number): ScoreCount {
    const one = this.scores.get(score) ?? { score, converted: 0, others: 0 };
    this.scores.set(score, one);
    return one;
  }

  private ruleAt(ruleId: string): { converted: number; others: number } {
    const one = this.rules.get(ruleId) ?? { converted: 0, others: 0 };
    this.rules.set(ruleId, one);
    return one;
  }
}

/** As it lies in the database: ids and numbers. */
export interface SavedTally {
  scores: [score: number, converted: number, others: number][];
  rules: [ruleId: string, converted: number, others: number][];
  sampled: [leadId: string, asOf: number, converted: 0 | 1, score: number | null][];
  blank: number;
}
