import type { ScoreChangeCause } from '@heatline/contracts';
import type { Evaluation } from './evaluate';

/** A score row as it is stored. Hundredths; seconds since 1970. */
export interface StoredScore {
  score: number | null;
  level: string | null;
  publishedVersion: number | null;
  revision: number;
  calculatedAt: number | null;
  peak: number | null;
  /** The score that the newest history row tells. */
  recorded: number | null;
}

/** What a score was calculated from, in order of precedence: a greater one is never overwritten by a smaller. */
export interface Basis {
  publishedVersion: number;
  revision: number;
  calculatedAt: number;
}

/** A write wins only if (published version, timeline revision, calculatedAt) is greater. */
export function wins(mine: Basis, stored: StoredScore | undefined): boolean {
  if (stored === undefined || stored.score === null) return true;
  const difference =
    mine.publishedVersion - (stored.publishedVersion ?? 0) ||
    mine.revision - stored.revision ||
    mine.calculatedAt - (stored.calculatedAt ?? 0);
  return difference > 0;
}

/** The parts of a difference, in hundredths, in the fixed order: time, facts, version. They sum to it. */
export interface Parts {
  time: number;
  facts: number;
  version: number;
}

/** The largest part names the change; of equal ones the facts do, then the version. */
export function causeOf(parts: Parts, facts: ScoreChangeCause): ScoreChangeCause {
  const [time, fact, version] = [Math.abs(parts.time), Math.abs(parts.facts), Math.abs(parts.version)];
  if (fact > 0 && fact >= version && fact >= time) return facts;
  if (version > 0 && version >= time) return 'model';
  return time > 0 ? 'decay' : facts;
}

/** Decay goes on by itself: it is written down only when the level changes, or a whole point has gone since the last row. */
export function isWorthARow(stored: StoredScore | undefined, next: Evaluation, cause: ScoreChangeCause): boolean {
  if (stored === undefined || stored.score === null) return true;
  if (stored.level !== next.level) return true;
  if (cause === 'decay') return Math.abs(next.score - (stored.recorded ?? stored.score)) >= 100;
  return stored.score !== next.score;
}
