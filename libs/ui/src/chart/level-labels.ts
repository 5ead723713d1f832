import { formatNumber } from '../number/points';
import { shortenedTo, textWidth } from './text-width';

interface LevelPlace {
  readonly name: string;
  /** Null for the lowest. */
  readonly from: number | null;
  /** Where it begins, in px. */
  readonly x: number;
}

/** Semibold is a little wider. */
const bold = 1.06;
/** From a bound to the name beside it, and from one name to the next. */
const [gap, air] = [4, 8];
/** A longer name ends in an ellipsis: it would take the place of others. */
const [longest, mostOfWidth] = [160, 0.34];
const rows = 2;

/** Names of levels above their bounds: in a second row, or before the bound, where the first has no room. The whole is told on hover. */
export function placeLevels<Level extends LevelPlace>(levels: readonly Level[], left: number, right: number) {
  const free = Array.from({ length: rows }, () => -Infinity);
  const room = Math.min(longest, (right - left) * mostOfWidth);
  return levels.map((level) => {
    const bound = level.from === null ? '' : ` ${formatNumber(level.from)}`;
    const name = shortenedTo(level.name, room / bold - textWidth(bound));
    const text = `${name}${bound}`;
    const width = textWidth(text) * bold;
    const after = { from: level.x + gap, to: level.x + gap + width, anchor: 'start' };
    const before = { from: level.x - gap - width, to: level.x - gap, anchor: 'end' };
    for (const { from, to, anchor } of [after, before])
      for (let row = 0; row < rows; row++)
        if (name && from >= free[row]! && from >= left && to <= right + air) {
          free[row] = to + air;
          return { ...level, text, row, anchor, textX: anchor === 'start' ? from : to, whole: level.name + bound };
        }
    return { ...level, text: '', row: 0, anchor: 'start', textX: level.x, whole: level.name + bound };
  });
}
