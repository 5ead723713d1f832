import type { DifferenceCause, LineDifference, ScoreDifference } from '@heatline/contracts';
import { counted, formatCount, formatNumber, type IconName } from '@heatline/ui';
import { resetTitle } from '../../../ledger/ledger';

type Cause = ScoreDifference['causes'][number];

export interface DifferencePart {
  readonly cause: DifferenceCause;
  readonly title: string;
  readonly icon: IconName;
  readonly points: number;
  readonly lines: readonly DifferenceLine[];
}

export interface DifferenceLine {
  readonly name: string;
  readonly points: number;
  /** What was lost: by age and silence, or by what somebody did. */
  readonly tone: 'decay' | 'negative' | null;
  /** As in "10 to 5 · events 2 to 1". */
  readonly meta: string;
}

const icons: Record<DifferenceCause, IconName> = {
  time: 'schedule',
  facts: 'bolt',
  reset: 'restart_alt',
  version: 'publish',
};

function titleOf({ cause, at }: Cause, { from, to }: ScoreDifference, timeZone: string | undefined): string {
  switch (cause) {
    case 'time':
      return 'Time passed';
    case 'facts':
      return 'What happened';
    case 'reset':
      return resetTitle(at, timeZone);
    case 'version':
      return `Version ${from.publishedVersion} became ${to.publishedVersion}`;
  }
}

const suffixes: Partial<Record<LineDifference['kind'], string>> = { decay: ', decay', cap: ', cap', group: ', group' };

const fading = (kind: LineDifference['kind']) => kind === 'decay' || kind === 'inactivity';

const lineOf = (line: LineDifference, cause: DifferenceCause): DifferenceLine => ({
  name: `${line.name}${suffixes[line.kind] ?? ''}`,
  points: line.points,
  tone: line.points >= 0 ? null : cause === 'time' || fading(line.kind) ? 'decay' : 'negative',
  meta: [`${formatNumber(line.before)} to ${formatNumber(line.after)}`, ...eventWords(line)].join(' · '),
});

/** As in the ledger: a rule's points are of all events that paid, and its cap says how many of them it left uncounted. */
function eventWords({ kind, countedBefore, countedAfter, cappedBefore, cappedAfter }: LineDifference): string[] {
  if (kind === 'cap') {
    if (cappedBefore + cappedAfter === 0) return [];
    return cappedBefore === cappedAfter
      ? [`Capped, ${counted(cappedAfter, 'event')} not counted`]
      : [`Capped, ${formatCount(cappedBefore)} to ${counted(cappedAfter, 'event')} not counted`];
  }
  const [before, after] = [countedBefore + cappedBefore, countedAfter + cappedAfter];
  return before === after ? [] : [`events ${formatCount(before)} to ${formatCount(after)}`];
}

const hundredths = (points: number) => Math.round(points * 100);
const total = (all: readonly { points: number }[]) => all.reduce((sum, { points }) => sum + hundredths(points), 0);

/** The causes that did something, and whether their lines sum to the difference, which they always do. */
export function differenceParts(
  difference: ScoreDifference,
  timeZone: string | undefined,
): {
  parts: DifferencePart[];
  lineCount: number;
  sums: boolean;
} {
  const parts = difference.causes
    .filter(({ lines }) => lines.length > 0)
    .map((part) => ({
      cause: part.cause,
      title: titleOf(part, difference, timeZone),
      icon: icons[part.cause],
      points: part.points,
      lines: part.lines.map((line) => lineOf(line, part.cause)),
    }));
  const lines = parts.flatMap((part) => part.lines);
  return { parts, lineCount: lines.length, sums: total(lines) === hundredths(difference.points) };
}
