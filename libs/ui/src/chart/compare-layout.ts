import { max } from 'd3-array';
import { type ScaleLinear, scaleLinear, scaleSqrt } from 'd3-scale';
import { formatCount } from '../number/points';
import type { HeatlineLevel } from '../score/heatline-bands';
import { placeLevels } from './level-labels';
import { rootTicks } from './root-ticks';
import { textWidth } from './text-width';

/** How many have a value in [from, to), before and after; the outermost bins may be open. */
export interface CompareBin {
  readonly from: number | null;
  readonly to: number | null;
  readonly before: number;
  readonly after: number;
}

export interface CompareInput {
  readonly bins: readonly CompareBin[];
  /** Of what comes after: where its bounds lie is drawn. */
  readonly levels: readonly HeatlineLevel[];
  readonly scale: 'root' | 'linear';
}

const margin = { top: 26, right: 8, bottom: 30, left: 44 };
/** From one row of level names to the next. */
const levelLine = 13;
/** Between a count and the axis, and between two values under it. */
const air = 8;

/** Where everything of a comparison of two distributions stands, in px of its frame. */
export function compareLayout(
  { bins, levels, scale }: CompareInput,
  { width, height }: { width: number; height: number },
) {
  const most = max(bins, ({ before, after }) => Math.max(before, after)) || 1;
  const counts = countsUpTo(most, scale);
  const left = Math.max(margin.left, air * 2 + (max(counts, (value) => textWidth(formatCount(value))) ?? 0));
  const right = Math.max(left + 60, width - margin.right);
  const bottom = height - margin.bottom;
  const first = bins[0];
  const last = bins.at(-1);
  const step = widthOf(bins);
  const lowest = first?.from ?? (first?.to ?? 0) - step;
  const highest = last?.to ?? (last?.from ?? 0) + step;
  const x = scaleLinear([lowest, Math.max(highest, lowest + 1)], [left, right]).clamp(true);
  const named = placeLevels(boundsOf(levels, lowest, highest, x), left, right);
  const top = margin.top + (Math.max(1, ...named.map(({ row }) => row + 1)) - 1) * levelLine;
  const y = (scale === 'root' ? scaleSqrt() : scaleLinear()).domain([0, most]).range([bottom, top]);
  const places = bins.map((bin) => {
    const from = x(bin.from ?? lowest);
    return { ...bin, x: from, width: x(bin.to ?? highest) - from, yBefore: y(bin.before), yAfter: y(bin.after) };
  });
  return {
    left,
    right,
    top,
    bottom,
    bins: places,
    /** The distribution after, as steps. */
    line: places.map(({ x: at, width: wide, yAfter }, i) => `${i ? 'L' : 'M'}${at} ${yAfter}H${at + wide}`).join(''),
    counts: counts.map((value) => ({ value, y: y(value) })),
    values: valuesOf(bins, x),
    levels: named,
  };
}

export type CompareLayout = ReturnType<typeof compareLayout>;

/** All closed bins are equally wide. */
function widthOf(bins: readonly CompareBin[]): number {
  const closed = bins.find(({ from, to }) => from !== null && to !== null);
  return closed ? closed.to! - closed.from! : 1;
}

/** Some round counts, far enough from each other. */
const countsUpTo = (most: number, scale: CompareInput['scale']): number[] =>
  scale === 'root'
    ? rootTicks(most)
    : scaleLinear([0, most], [0, 1])
        .ticks(4)
        .filter((value) => value > 0 && Number.isInteger(value));

/** Round values along the axis; where the outermost bin is open, it says so instead. */
function valuesOf(bins: readonly CompareBin[], x: ScaleLinear<number, number>) {
  const [left, right] = x.range() as [number, number];
  const [first, last] = [bins[0], bins.at(-1)];
  const open = [
    ...(first?.from === null && first.to !== null
      ? [{ text: `below ${formatCount(first.to)}`, x: left, anchor: 'start' }]
      : []),
    ...(last?.to === null && last.from !== null
      ? [{ text: `${formatCount(last.from)} and more`, x: right, anchor: 'end' }]
      : []),
  ];
  // Bins are whole, and within one that goes on no value has a place.
  const [from, to] = [first?.from ?? first?.to ?? 0, last?.to ?? last?.from ?? 0];
  const round = x
    .ticks(Math.max(2, Math.min(8, Math.floor((right - left) / 70))))
    .filter((value) => Number.isInteger(value) && value >= from && value <= to)
    .map((value) => ({
      text: formatCount(value),
      x: x(value),
      anchor: x(value) <= left + 1 ? 'start' : x(value) >= right - 1 ? 'end' : 'middle',
    }));
  const taken = open.map(reach);
  return [...round.filter((tick) => !taken.some((box) => apart(box, reach(tick)) < air)), ...open];
}

type Tick = { text: string; x: number; anchor: string };

function reach({ text, x, anchor }: Tick) {
  const width = textWidth(text);
  const from = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { from, to: from + width };
}

const apart = (a: ReturnType<typeof reach>, b: ReturnType<typeof reach>) => Math.max(b.from - a.to, a.from - b.to);

/** The part of the axis that each level has. */
function boundsOf(levels: readonly HeatlineLevel[], lowest: number, highest: number, x: (value: number) => number) {
  return levels.flatMap(({ name, tone, from }, i) => {
    const begin = from ?? lowest;
    const end = levels[i + 1]?.from ?? highest;
    if (begin >= highest || end <= lowest) return [];
    const at = x(begin);
    return [{ name, tone, from, x: at, width: x(end) - at, bounded: from !== null && from > lowest }];
  });
}
