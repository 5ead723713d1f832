import type { Level } from '@heatline/contracts';

/** How many matching events did not count, and why; only reasons that occurred are present. */
export interface Ignored {
  limit?: number;
  cooldown?: number;
  window?: number;
  cap?: number;
  burst?: number;
  reset?: number;
}

export type LineKind =
  'rule' | 'decay' | 'cap' | 'group' | 'attribute' | 'inactivity' | 'reset' | 'adjustment' | 'floor' | 'ceiling';

/** One line. `hundredths` of all lines sum to the score; `millionths` sum to its exact value. Times are seconds since 1970. */
export interface LedgerLine {
  kind: LineKind;
  ruleId: string | null;
  name: string;
  /** The rule's conditions, or what the line is about, in words. */
  conditions: string | null;
  hundredths: number;
  millionths: number;
  /** Events that gave points (kind rule); 0 elsewhere. */
  counted: number;
  ignored: Ignored;
  /** First and last of the events that count; of an inactivity line the gap; of a reset or adjustment its time. */
  first: number | null;
  last: number | null;
  /** Group key, reset id, adjustment id. */
  about?: string;
  /** Kind inactivity: whole periods in the gap. */
  periods?: number;
  /** Kind reset: hundredths that are missing by it now. The line itself gives nothing. */
  missing?: number;
}

export type UnmatchedReason = 'off' | 'no_event' | 'count' | 'window' | 'condition' | 'if' | 'not_counted';

/** A rule that gave nothing: why, what there is and what was wanted. */
export interface UnmatchedRule {
  ruleId: string;
  name: string;
  kind: 'event' | 'attribute';
  conditions: string;
  /** What the rule would give, in hundredths. */
  hundredths: number;
  reason: UnmatchedReason;
  /** null = not known (the facts came without attribute values). */
  has: string | null;
  wanted: string | null;
  ignored: Ignored;
}

export interface Ledger {
  /** T, seconds since 1970: facts with time < T count. */
  asOf: number;
  hundredths: number;
  millionths: number;
  level: Level;
  levelIndex: number;
  /** The next level, how far the way to it is done (0 to 99) and what is missing; null above the top. */
  toNextLevel: { level: Level; percent: number; missingHundredths: number } | null;
  maxLevel: boolean;
  lines: LedgerLine[];
  unmatched: UnmatchedRule[];
  /** The earliest second after T at which time alone may change the score; null = never. */
  until: number | null;
}
