import { emptyTimeline, type Timeline } from './timeline/timeline';

/** One value that an attribute had from `at` on (seconds since 1970); null = taken away. */
export interface DatedValue {
  key: string;
  account?: boolean;
  at: number;
  value: unknown;
}

/** Points given by hand: they count for createdAt < T ≤ expiresAt (seconds since 1970). */
export interface AdjustmentFact {
  id: string;
  points: number;
  reason: string;
  createdAt: number;
  expiresAt?: number | null;
}

export interface ResetFact {
  id: string;
  at: number;
}

/** All that is known about one subject. Times are whole seconds since 1970; T sees what is earlier than T. */
export interface Facts {
  timeline: Timeline;
  /** History of the attributes that conditions compare with T (`datedKeysOfModel`, `datedKeysOfCondition`). */
  dated: readonly DatedValue[];
  adjustments: readonly AdjustmentFact[];
  resets: readonly ResetFact[];
  /** When the subject came to be known. */
  createdAt: number;
  /** Values as of T, only to say "has …" beside "wanted …" in explanations. */
  attributes?: Readonly<Record<string, unknown>>;
  accountAttributes?: Readonly<Record<string, unknown>> | null;
  /** The same for events: timelines know only what rules look for. */
  eventTypes?: EventTypesSeen;
}

/** How many events of each type there are as of T. */
export interface EventTypesSeen {
  counts: ReadonlyMap<string, number>;
  /** Only so many of the newest were looked at; null = all. */
  newest: number | null;
}

/** A subject of whom nothing is known. */
export const emptyFacts: Facts = { timeline: emptyTimeline, dated: [], adjustments: [], resets: [], createdAt: 0 };
