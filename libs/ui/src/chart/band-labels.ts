import { textWidth } from './text-width';

const air = 6;
const lineHeight = 13;

export interface BandLabels {
  /** From top to bottom under each band; turned by a quarter: one line, read from below. */
  readonly lines: readonly (readonly string[])[];
  readonly turned: boolean;
  /** Of the longest, in px, from the axis down. */
  readonly height: number;
}

/**
 * What stands under bands that are `step` px apart: what they are called, and how many have them. None is left out: where a name has no
 * room in one line it takes two, and where that is too wide, all are turned.
 */
export function bandLabels(bands: readonly { label: string; count: string }[], step: number): BandLabels {
  const fits = (lines: readonly string[][]) => lines.flat().every((line) => textWidth(line) + air <= step);
  const plain = bands.map(({ label, count }) => [label, count]);
  if (fits(plain)) return { lines: plain, turned: false, height: 38 };
  const broken = bands.map(({ label, count }) => [...inTwo(label), count]);
  if (fits(broken)) return { lines: broken, turned: false, height: 38 + lineHeight };
  const turned = bands.map(({ label, count }) => [`${label} · ${count}`]);
  return { lines: turned, turned: true, height: 12 + Math.max(...turned.map(([line]) => textWidth(line!))) };
}

/** "79 to" over "178.75". */
function inTwo(label: string): string[] {
  const at = label.lastIndexOf(' ');
  return at < 0 ? [label] : [label.slice(0, at), label.slice(at + 1)];
}
