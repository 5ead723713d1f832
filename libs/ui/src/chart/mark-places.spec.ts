import { type Box, placeMarks, type Plot, strokesOf } from './mark-places';

const plot = (drawn: readonly Box[] = [], width = 400): Plot => ({
  left: 34,
  right: 34 + width,
  top: 0,
  bottom: 174,
  drawn,
});
const mark = (x: number, y: number, text = 'Requested a demo +30') => ({ x, y, text });
/** What a placed text covers. */
const boxOf = ({ short, textX, textY, anchor }: ReturnType<typeof placeMarks>[number]): Box => {
  const left = anchor === 'end' ? textX - short.length * 6 : textX;
  return { left, right: left + short.length * 6, top: textY - 10, bottom: textY + 3 };
};
const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe('texts of marks', () => {
  it('stand to the left of their dot, before the line has come to it', () => {
    const line = strokesOf([
      { x: 34, y: 150 },
      { x: 234, y: 60 },
      { x: 434, y: 60 },
    ]);
    expect(placeMarks([mark(234, 60)], plot(line))).toMatchObject([{ anchor: 'end', textX: 226, textY: 64 }]);
  });

  it('go above or below where the line runs beside the dot', () => {
    const line = strokesOf([
      { x: 34, y: 66 },
      { x: 234, y: 60 },
      { x: 434, y: 60 },
    ]);
    const [placed] = placeMarks([mark(234, 60)], plot(line));
    expect(line.some((stroke) => meet(stroke, boxOf(placed!)))).toBe(false);
    // The place that they had before lies on the line.
    expect(line.some((stroke) => meet(stroke, { left: 106, right: 226, top: 54, bottom: 67 }))).toBe(true);
  });

  it('go to the right at the left edge, and nowhere out of the plot', () => {
    expect(placeMarks([mark(40, 60)], plot())).toMatchObject([{ anchor: 'start', textX: 48 }]);
    for (const y of [0, 174])
      for (const placed of placeMarks([mark(200, y)], plot())) {
        const { top, bottom } = boxOf(placed);
        expect([top >= 0, bottom <= 174]).toEqual([true, true]);
      }
  });

  it('never lie over each other: many at one place are one, the first; what has no room is left out', () => {
    const crowd = Array.from({ length: 40 }, (_, n) => mark(200 + n * 3, 80 + (n % 5) * 12, `Mark number ${n}`));
    const placed = placeMarks(crowd, plot());
    expect(placed[0]?.text).toBe('Mark number 0');
    expect(placed.length).toBeGreaterThan(2);
    placed.forEach((one, at) =>
      placed.slice(at + 1).forEach((other) => expect(meet(boxOf(one), boxOf(other))).toBe(false)),
    );
  });

  it('are cut where there is little room, and say all of it in full', () => {
    const [placed] = placeMarks(
      [mark(180, 60, 'Asked for a demonstration of the warehouse module +30')],
      plot([], 220),
    );
    expect(placed?.short).toBe('Asked for a demon…');
    expect(placed?.text).toBe('Asked for a demonstration of the warehouse module +30');
  });
});
