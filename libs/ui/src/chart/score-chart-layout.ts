import { max, min } from 'd3-array';
import { scaleLinear, scaleUtc } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import type { HeatlineLevel } from '../score/heatline-bands';
import { around, placeMarks, strokesOf } from './mark-places';
import { shortenedTo, textWidth } from './text-width';

/** One instant of the score: from here on it stands at `score`. */
export interface ScorePoint {
  readonly at: Date;
  readonly score: number;
  /** Not recorded then but computed afterwards: drawn dashed. */
  readonly replayed?: boolean;
}

export interface ScoreMark {
  readonly at: Date;
  readonly score: number;
  readonly text: string;
}

export interface ScoreChartInput {
  readonly points: readonly ScorePoint[];
  readonly levels: readonly HeatlineLevel[];
  readonly from: Date;
  readonly to: Date;
  /** What made the score jump, the largest first: a hollow dot with a short text. */
  readonly causes: readonly ScoreMark[];
  /** Instants of conversion: a green dot with a dashed drop line. */
  readonly conversions: readonly ScoreMark[];
}

export interface Frame {
  readonly width: number;
  readonly height: number;
}

const margin = { top: 8, right: 54, bottom: 22, left: 34 };
/** The names of levels at the right may take so much of the width when they are long; what is longer ends in an ellipsis. */
const mostForNames = 0.2;
const [beforeName, afterName] = [8, 2];
const lineHeight = 13;
const conversionRadius = 5.5;

/** Where everything of a score chart stands, in px of its frame. */
export function scoreChartLayout(input: ScoreChartInput, frame: Frame) {
  const { levels, from, to } = input;
  const left = margin.left;
  const longest = Math.ceil(max(levels, ({ name }) => textWidth(name)) ?? 0) + beforeName + afterName;
  const forNames = Math.max(margin.right, Math.min(longest, frame.width * mostForNames));
  const right = Math.max(left + 40, frame.width - forNames);
  const bottom = frame.height - margin.bottom;
  const x = scaleUtc([from, to], [left, right]);
  // Of what falls on one pixel only the last is drawn: a minute of ups and downs is not a line from bottom to top.
  const points = input.points.filter(
    ({ at }, index, all) => Math.round(x(at)) !== Math.round(x(all[index + 1]?.at ?? new Date(NaN))),
  );
  const lowest = Math.min(0, min(points, ({ score }) => score) ?? 0);
  const top = levels.at(-1)?.from ?? 0;
  const highest = Math.max(max(points, ({ score }) => score) ?? 0, top) * 1.08 || 10;
  const y = scaleLinear([lowest, Math.max(highest, top + (top - lowest) * 0.16)], [bottom, margin.top]).clamp(true);

  const bands = levels.map((level, index) => {
    const lower = y(index === 0 ? lowest : (level.from ?? lowest));
    const upper = index === levels.length - 1 ? margin.top : y(levels[index + 1]?.from ?? lowest);
    return {
      name: level.name,
      text: shortenedTo(level.name, forNames - beforeName - afterName),
      tone: level.tone,
      y: upper,
      height: Math.max(0, lower - upper),
      label: (lower + upper) / 2 + 4,
    };
  });

  // A score holds until the next one, so a line goes on to the right edge, and a part ends where the next begins.
  const path = line<ScorePoint>(
    ({ at }) => x(at),
    ({ score }) => y(score),
  ).curve(curveStepAfter);
  const first = points.findIndex(({ replayed }) => !replayed);
  const recordedFrom = first < 0 ? points.length : first;
  const last = points.at(-1);
  const end = last ? [{ ...last, at: to }] : [];
  const replayed = points.slice(0, recordedFrom);
  const recorded = points.slice(recordedFrom);
  const joint = recorded[0];

  const boundaries = [...new Set([lowest, 0, ...levels.flatMap((level) => (level.from === null ? [] : [level.from]))])]
    .sort((a, b) => a - b)
    .map((value) => ({ value, y: y(value) }))
    .filter((tick, index, all) => index === 0 || (all[index - 1]?.y ?? 0) - tick.y >= lineHeight);

  const drawnAt = ({ at, score }: Pick<ScorePoint, 'at' | 'score'>) => ({ x: x(at), y: y(score) });
  const conversions = input.conversions.map((mark) => ({ ...mark, ...drawnAt(mark) }));
  const drawn = [
    ...strokesOf([...points, ...end].map(drawnAt)),
    ...conversions.map((mark) => around(mark, conversionRadius)),
  ];

  return {
    left,
    right,
    bottom,
    bands,
    boundaries,
    replayed:
      path(
        replayed.length
          ? [...replayed, joint ? { ...joint, score: replayed.at(-1)?.score ?? 0 } : (end[0] ?? replayed[0]!)]
          : [],
      ) ?? '',
    recorded:
      path(
        recorded.length
          ? [...(replayed.length ? [{ ...joint!, score: replayed.at(-1)!.score }] : []), ...recorded, ...end]
          : [],
      ) ?? '',
    dates: dates(from, to, Math.max(2, Math.min(5, Math.floor((right - left) / 120)))).map(({ at, anchor }) => ({
      at,
      anchor,
      x: x(at),
    })),
    end: last ? { x: right, y: y(last.score) } : null,
    conversions,
    causes: placeMarks(
      input.causes.map((mark) => ({ ...mark, ...drawnAt(mark) })),
      { left, right, top: 0, bottom, drawn },
    ),
    /** The value that held at a horizontal position. */
    at(px: number) {
      const instant = x.invert(Math.min(right, Math.max(left, px)));
      const point = points.findLast(({ at }) => at <= instant);
      return (
        point && {
          at: instant,
          score: point.score,
          replayed: point.replayed === true,
          x: x(instant),
          y: y(point.score),
        }
      );
    },
  };
}

export type ScoreChartLayout = ReturnType<typeof scoreChartLayout>;

/** Instants at even distances from edge to edge, so that a range of any length says where it begins and ends. */
function dates(from: Date, to: Date, parts: number) {
  const span = to.getTime() - from.getTime();
  return Array.from({ length: parts + 1 }, (_, index) => ({
    at: new Date(from.getTime() + (span * index) / parts),
    anchor: index === 0 ? 'start' : index === parts ? 'end' : 'middle',
  }));
}
