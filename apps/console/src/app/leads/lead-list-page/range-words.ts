import { rangeText, type ScoreRange } from './list-view';

/** Half-open, as scoring has them: a score of 50 is in 50+, not in 20–49. */
export const quickRanges: readonly { readonly title: string; readonly range: ScoreRange }[] = [
  { title: '0–19', range: { min: 0, below: 20 } },
  { title: '20–49', range: { min: 20, below: 50 } },
  { title: '50+', range: { min: 50 } },
  { title: '71–90', range: { min: 71, below: 91 } },
  { title: '91+', range: { min: 91 } },
];

/** The words of a range: its quick name, or its bounds. */
export function rangeWords(range: ScoreRange): string {
  const quick = quickRanges.find((candidate) => rangeText(candidate.range) === rangeText(range));
  if (quick) return quick.title;
  const upper = range.below === undefined ? range.max : `under ${range.below}`;
  if (upper === undefined) return `${range.min}+`;
  if (range.min === undefined) return range.below === undefined ? `up to ${upper}` : upper.toString();
  return `${range.min} to ${upper}`;
}
