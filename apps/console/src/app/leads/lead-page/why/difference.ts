import type { DifferenceCause, LineDifference, ScoreDifference } from '@heatline/contracts';
import { formatNumber, type IconName } from '@heatline/ui';

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
  /** As in "10 to 5 points, 2 to 1 events". */
  readonly meta: string;
}

const titles: Record<DifferenceCause, (of: ScoreDifference) => { title: string; icon: IconName }> = {
  time: () => ({ title: 'Time passed', icon: 'schedule' }),
  facts: () => ({ title: 'What happened', icon: 'bolt' }),
  version: ({ from, to }) => ({
    title: `Version ${from.publishedVersion} became ${to.publishedVersion}`,
    icon: 'publish',
  }),
};

const suffixes: Partial<Record<LineDifference['kind'], string>> = { decay: ', decay', cap: ', cap', group: ', group' };

const lineOf = (line: LineDifference): DifferenceLine => ({
  name: `${line.name}${suffixes[line.kind] ?? ''}`,
  points: line.points,
  meta: [
    `${formatNumber(line.before)} to ${formatNumber(line.after)}`,
    ...(line.countedBefore === line.countedAfter ? [] : [`events ${line.countedBefore} to ${line.countedAfter}`]),
  ].join(' · '),
});

const hundredths = (points: number) => Math.round(points * 100);
const total = (all: readonly { points: number }[]) => all.reduce((sum, { points }) => sum + hundredths(points), 0);

/** The causes that did something, and whether their lines sum to the difference, which they always do. */
export function differenceParts(difference: ScoreDifference): {
  parts: DifferencePart[];
  lineCount: number;
  sums: boolean;
} {
  const parts = difference.causes
    .filter(({ lines }) => lines.length > 0)
    .map(({ cause, points, lines }) => ({ cause, ...titles[cause](difference), points, lines: lines.map(lineOf) }));
  const lines = parts.flatMap((part) => part.lines);
  return { parts, lineCount: lines.length, sums: total(lines) === hundredths(difference.points) };
}
