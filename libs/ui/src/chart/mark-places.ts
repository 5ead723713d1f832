/** A dot on the course of a score with its text, in px of the chart. */
interface Dot {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where texts may stand, and what they had better not lie on. */
export interface Plot extends Box {
  readonly drawn: readonly Box[];
}

/** Averages of Inter at 11 px. */
const letterWidth = 6;
/** From the base line of a text to its top and to its bottom, with a hair of air. */
const [ascent, descent] = [11, 4];
/** Between a dot and its text. */
const gap = 8;
/** Closer than that, dots lie on each other: the first stands for all. */
const sameDot = 10;
/** No text takes more of the width: a long name would hide the course. */
const mostOfWidth = 0.5;
/** Base lines beside, above and below the dot; the nearest that is free is taken. */
const rows = [4, -7, 15, -20, 28, -33];

/** Dots whose texts have room, in the order in which they are given: off the line where there is such a place, never over each other. */
export function placeMarks<Mark extends Dot>(marks: readonly Mark[], plot: Plot) {
  const taken: Box[] = [];
  const dots: Dot[] = [];
  return marks.flatMap((mark) => {
    if (dots.some(({ x, y }) => Math.hypot(mark.x - x, mark.y - y) < sameDot)) return [];
    const text = shortened(mark.text, ((plot.right - plot.left) * mostOfWidth) / letterWidth);
    const places = placesOf(mark, text.length * letterWidth).filter(
      ({ box }) => inside(box, plot) && !taken.some((other) => overlap(box, other)),
    );
    const place = places.find(({ box }) => !plot.drawn.some((one) => overlap(box, one))) ?? places[0];
    if (!place) return [];
    taken.push(place.box, around(mark, 4));
    dots.push(mark);
    return [{ ...mark, short: text, textX: place.x, textY: place.y, anchor: place.anchor }];
  });
}

/** To the left first: there the line has not yet come to where it jumped. */
function placesOf({ x, y }: Dot, width: number) {
  return rows.flatMap((row) =>
    (['end', 'start'] as const).map((anchor) => {
      const textX = anchor === 'end' ? x - gap : x + gap;
      const left = anchor === 'end' ? textX - width : textX;
      const base = y + row;
      return {
        anchor,
        x: textX,
        y: base,
        box: { left, right: left + width, top: base - ascent, bottom: base + descent },
      };
    }),
  );
}

function shortened(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, Math.floor(letters) - 1)).trimEnd()}…`;
}

export const around = ({ x, y }: Pick<Dot, 'x' | 'y'>, radius: number): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});

/** The strokes of a line in steps: level until the next point, then upright. */
export const strokesOf = (points: readonly Pick<Dot, 'x' | 'y'>[]): Box[] =>
  points.slice(1).flatMap(({ x, y }, index) => {
    const before = points[index]!;
    return [
      { left: before.x, right: x, top: before.y - 1, bottom: before.y + 1 },
      { left: x - 1, right: x + 1, top: Math.min(before.y, y), bottom: Math.max(before.y, y) },
    ];
  });

const inside = (box: Box, { left, right, top, bottom }: Plot) =>
  box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
