import type { Conversion } from '@heatline/contracts';
import { formatDay, formatNumber } from '@heatline/ui';
import type { ScoreMark } from '@heatline/ui/charts';

/** The first conversion, with the score as of its instant; the others in words. Null without any. */
export function conversionBadge(conversions: readonly Conversion[], timeZone: string | undefined) {
  const [first] = conversions;
  if (!first) return null;
  const told = ({ at, score, what }: Conversion) =>
    `${formatDay(new Date(at), timeZone)}: ${what}, at ${formatNumber(score)} points`;
  return {
    words: `Converted at ${formatNumber(first.score)} pts · ${formatDay(new Date(first.at), timeZone)}`,
    more: conversions.length - 1,
    all: conversions.map(told).join('\n'),
  };
}

/** Those within the drawn range. */
export const conversionMarks = (conversions: readonly Conversion[], from: Date, to: Date): ScoreMark[] =>
  conversions
    .map(({ at, score, what }) => ({ at: new Date(at), score, text: `Converted: ${what}` }))
    .filter(({ at }) => at >= from && at <= to);
