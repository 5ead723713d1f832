import { compareLayout } from './compare-layout';

const levels = [
  { name: 'Cold', tone: 'cold', from: null },
  { name: 'Warm', tone: 'warm', from: 20 },
  { name: 'Hot', tone: 'hot', from: 50 },
];
const bins = [
  { from: 0, to: 20, before: 400, after: 100 },
  { from: 20, to: 40, before: 0, after: 25 },
  { from: 40, to: null, before: 100, after: 0 },
];
const frame = { width: 652, height: 256 };

describe('the layout of two distributions', () => {
  it('gives each bin its place, the outermost as wide as the others', () => {
    const { bins: places, left, right, bottom } = compareLayout({ bins, levels, scale: 'linear' }, frame);
    expect(places.map(({ x, width }) => [x, width])).toEqual([
      [44, 200],
      [244, 200],
      [444, 200],
    ]);
    expect([left, right, bottom]).toEqual([44, 644, 226]);
    expect(places[1]).toMatchObject({ yBefore: 226, yAfter: 226 - 200 / 16 });
  });

  it('draws what comes after as steps', () => {
    expect(compareLayout({ bins, levels, scale: 'linear' }, frame).line).toBe('M44 176H244L244 213.5H444L444 226H644');
  });

  it('shows few beside many on a root scale', () => {
    const { bins: places } = compareLayout({ bins, levels, scale: 'root' }, frame);
    expect(places[1]!.yAfter).toBe(226 - 200 / 4);
  });

  it('marks the bounds of levels that lie within, and names a level only where there is room', () => {
    const wide = compareLayout({ bins, levels, scale: 'root' }, frame).levels;
    expect(wide.map(({ text, x }) => [text, Math.round(x)])).toEqual([
      ['Cold', 44],
      ['Warm 20', 244],
      ['Hot 50', 544],
    ]);
    expect(wide.map(({ bounded }) => bounded)).toEqual([false, true, true]);
    const narrow = compareLayout({ bins, levels, scale: 'root' }, { width: 120, height: 100 }).levels;
    expect(narrow.filter(({ text }) => text === '').length).toBeGreaterThan(0);
    const beyond = [...levels, { name: 'Ready', tone: 'ready', from: 90 }];
    expect(compareLayout({ bins, levels: beyond, scale: 'root' }, frame).levels).toHaveLength(3);
  });

  it('counts in round numbers, and makes room for them', () => {
    const counted = (most: number) =>
      compareLayout({ bins: [{ from: 0, to: 20, before: most, after: 0 }], levels, scale: 'root' }, frame);
    expect(counted(1_514).counts.map(({ value }) => value)).toEqual([1_000, 500, 200, 50]);
    expect(counted(9_000_000).left).toBeGreaterThan(counted(1_514).left);
  });

  it('says that the outermost bin goes on, instead of where it would end', () => {
    const { values } = compareLayout({ bins, levels, scale: 'linear' }, frame);
    expect(values.at(-1)).toEqual({ text: '40 and more', x: 644, anchor: 'end' });
    expect(values.map(({ text }) => text)).not.toContain('60');
    const closed = compareLayout({ bins: bins.slice(0, 2), levels, scale: 'linear' }, frame).values;
    expect(closed.map(({ text }) => text)).toContain('40');
  });

  it('names no value twice, where nearly all have the same', () => {
    const textsOf = (some: Parameters<typeof compareLayout>[0]['bins']) =>
      compareLayout({ bins: some, levels, scale: 'root' }, frame).values.map(({ text }) => text);
    expect(textsOf([{ from: 0, to: null, before: 9, after: 9 }])).toEqual(['0', '0 and more']);
    const two = { from: 0, to: 1, before: 9, after: 9 };
    expect(textsOf([two, { from: 1, to: 2, before: 0, after: 1 }])).toEqual(['0', '1', '2']);
    expect(textsOf([two, { from: 1, to: null, before: 0, after: 1 }])).toEqual(['0', '1', '1 and more']);
  });

  it('has nothing to draw of nobody', () => {
    expect(compareLayout({ bins: [], levels, scale: 'root' }, frame)).toMatchObject({ bins: [], line: '' });
  });
});
