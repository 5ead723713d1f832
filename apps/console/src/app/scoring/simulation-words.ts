import type { Simulation } from '@heatline/contracts';
import { counted, formatCount } from '@heatline/ui';

/** What publishing would do, as numbers for one sentence. */
export interface SimulationSummary {
  /** The counts are of a sample. */
  readonly about: boolean;
  readonly subject: Simulation['subject'];
  /** Or accounts. */
  readonly leads: number;
  readonly changed: number;
  /** As in "3.8%". */
  readonly share: string;
  readonly up: number;
  readonly down: number;
  readonly enters: number;
  readonly leaves: number;
  /** Name of the draft's top level. */
  readonly top: string;
  /** Nothing is published yet: there is nothing that could change. */
  readonly first: boolean;
}

export function summaryOf({
  result,
  subject,
  publishedVersion,
}: Pick<Simulation, 'result' | 'subject' | 'publishedVersion'>): SimulationSummary | null {
  if (!result) return null;
  const changed = result.levelUp + result.levelDown;
  return {
    about: !result.exact,
    subject,
    leads: result.leads,
    changed,
    share: percent(changed, result.leads),
    up: result.levelUp,
    down: result.levelDown,
    enters: result.entersTop,
    leaves: result.leavesTop,
    top: result.levelsAfter.at(-1)?.name ?? '',
    first: publishedVersion === null,
  };
}

/** One decimal below ten percent, and never 0% for somebody. */
export function percent(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0%';
  const value = (100 * part) / whole;
  if (value < 0.1) return 'under 0.1%';
  return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)}%`;
}

/** Whom the numbers are of. */
export const coverageOf = ({ result, state, subject }: Pick<Simulation, 'result' | 'state' | 'subject'>): string =>
  !result
    ? 'Nobody yet'
    : result.exact && state === 'completed'
      ? `Everybody, ${counted(result.leads, subject)}`
      : result.leads === result.total
        ? counted(result.leads, subject)
        : `About: ${formatCount(result.leads)} of ${counted(result.total, subject)}`;

/** Why the numbers are of yesterday's question; null when they are of today's. */
export function staleWords({ stale, state }: Pick<Simulation, 'stale' | 'state'>): string | null {
  if (state === 'superseded') return 'A newer simulation has taken the place of this one.';
  const reasons = [
    ...(stale.draft ? ['the draft was edited'] : []),
    ...(stale.published ? ['another version was published'] : []),
    ...(stale.facts ? ['new facts arrived'] : []),
  ];
  const [last, ...before] = reasons.reverse();
  return last ? `Since this was simulated ${[...before.reverse(), last].join(' and ')}.` : null;
}
