import { max } from 'd3-array';
import { scaleLinear, scaleSqrt } from 'd3-scale';
import type { HeatlineLevel } from '../score/heatline-bands';

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
/** Averages of Inter at 11 px, to keep texts from running into each other. */
const letterWidth = 6.4;

/** Where everything of a comparison of two distributions stands, in px of its frame. */
export function compareLayout(
  { bins, levels, scale }: CompareInput,
  { width, height }: { width: number; height: number },
) {
  const left = margin.left;
  const right = Math.max(left + 60, width - margin.right);
  const bottom = height - margin.bottom;
  const first = bins[0];
  const last = bins.at(-1);
  const step = widthOf(bins);
  const lowest = first?.from ?? (first?.to ?? 0) - step;
  const highest = last?.to ?? (last?.from ?? 0) + step;
  const x = scaleLinear([lowest, Math.max(highest, lowest + 1)], [left, right]).clamp(true);
  const most = max(bins, ({ before, after }) => Math.max(before, after)) || 1;
  const y = (scale === 'root' ? scaleSqrt() : scaleLinear()).domain([0, most]).range([bottom, margin.top]);
  const places = bins.map((bin) => {
    const from = x(bin.from ?? lowest);
    return { ...bin, x: from, width: x(bin.to ?? highest) - from, yBefore: y(bin.before), yAfter: y(bin.after) };
  });
  return {
    left,
    right,
    top: margin.top,
    bottom,
    bins: places,
    /** The distribution after, as steps. */
    line: places.map(({ x: at, width: wide, yAfter }, i) => `${i ? 'L' : 'M'}${at} ${yAfter}H${at + wide}`).join(''),
    counts: countsUpTo(most, scale).map((value) => ({ value, y: y(value) })),
    values: x.ticks(Math.max(2, Math.min(8, Math.floor((right - left) / 70)))).map((value) => ({
      value,
      x: x(value),
      anchor: x(value) <= left + 1 ? 'start' : x(value) >= right - 1 ? 'end' : 'middle',
    })),
    levels: boundsOf(levels, lowest, highest, x),
  };
}

export type CompareLayout = ReturnType<typeof compareLayout>;

/** All closed bins are equally wide. */
function widthOf(bins: readonly CompareBin[]): number {
  const closed = bins.find(({ from, to }) => from !== null && to !== null);
  return closed ? closed.to! - closed.from! : 1;
}

/** Three to five counts, at even heights. */
function countsUpTo(most: number, scale: CompareInput['scale']): number[] {
  if (scale === 'linear')
    return scaleLinear([0, most], [0, 1])
      .ticks(4)
      .filter((value) => value > 0 && Number.isInteger(value));
  const parts = 4;
  const round = (value: number) => Number(value.toPrecision(value < most / 10 ? 1 : 2));
  return [
    ...new Set(Array.from({ length: parts }, (_, i) => Math.round(round(most * ((i + 1) / parts) ** 2 * 0.96)))),
  ].filter((value) => value > 0);
}

/** The part of the axis that each level has, and its label where there is room for it. */
function boundsOf(levels: readonly HeatlineLevel[], lowest: number, highest: number, x: (value: number) => number) {
  let free = -Infinity;
  return levels.flatMap((level, i) => {
    const from = level.from ?? lowest;
    const to = levels[i + 1]?.from ?? highest;
    if (from >= highest || to <= lowest) return [];
    const at = x(from);
    const text = `${level.name}${level.from === null ? '' : ` ${level.from}`}`;
    const labelled = at + 4 >= free;
    if (labelled) free = at + 10 + text.length * letterWidth;
    return [
      {
        name: level.name,
        tone: level.tone,
        x: at,
        width: x(to) - at,
        bounded: level.from !== null && from > lowest,
        text: labelled ? text : '',
      },
    ];
  });
}
