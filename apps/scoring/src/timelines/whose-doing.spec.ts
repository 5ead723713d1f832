import { packEntries, readTimeline } from '@heatline/scoring-engine';
import { type Doing, doersBySecond, stepWord, whoseDoing } from './whose-doing';

const [mara, ben] = ['mara', 'ben'];
const event = (time: number, by: string | null, word = 1): Doing => ({ time, word, by });
const knowing = (...entries: [time: number, classId: number, profile?: true][]) => ({
  timeline: readTimeline(
    packEntries(entries.map(([time, classId, profile = false]) => ({ time, classId, profile, key: String(time) }))),
  ),
  dated: [],
});

describe('whose doing it is that something is known anew', () => {
  it.each<[string, Parameters<typeof whoseDoing>[0], Doing[], string | null]>([
    ['of one', knowing(), [event(10, mara), event(11, mara)], mara],
    ['of a program', knowing(), [event(10, null)], null],
    ['of two', knowing(), [event(10, mara), event(11, ben)], null],
    ['of one and a program', knowing(), [event(10, mara), event(11, null)], null],
    ['of one, after what others did before', knowing([11, 1]), [event(10, mara), event(11, null)], mara],
    ['of another, after what one did before', knowing([10, 1]), [event(10, mara), event(11, null)], null],
    ['of one who does the same again in a second', knowing([10, 1]), [event(10, mara), event(10, mara)], mara],
    ['not to be told in one second and class', knowing([10, 1]), [event(10, null), event(10, mara)], null],
    ['of another class in that second', knowing([10, 1]), [event(10, null), event(10, mara, 2)], mara],
    ['of nobody, when nothing is new', knowing([10, 1]), [event(10, mara)], null],
    ['of one by an attribute', knowing([10, 1]), [event(10, null), event(10, mara, stepWord(1))], mara],
    ['of one by an attribute like before', knowing([10, 1, true]), [event(10, mara, stepWord(1))], null],
  ])('is told: %s', (_, old, read, expected) => {
    expect(whoseDoing(old, read)).toBe(expected);
  });

  it('is told of values with a date, whatever the order of their keys', () => {
    const value = (more: object) => ({ key: 'renewal', account: false, at: 10, value: more });
    const dated = (of: ReturnType<typeof value>, by: string | null): Doing => ({ time: 10, word: null, dated: of, by });
    const old = { ...knowing(), dated: [value({ a: 1, b: 2 })] };
    expect(whoseDoing(old, [dated(value({ b: 2, a: 1 }), null), dated(value({ c: 3 }), mara)])).toBe(mara);
  });

  it('is nobody of several in one second', () => {
    const changes = [
      { at: 1, by: mara },
      { at: 1, by: mara },
      { at: 2, by: mara },
      { at: 2 },
      { at: 3, by: ben },
      { at: 3, by: mara },
    ];
    expect([...doersBySecond(changes)]).toEqual([
      [1, mara],
      [2, null],
      [3, null],
    ]);
  });
});
