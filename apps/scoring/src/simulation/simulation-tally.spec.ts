import type { Level } from '@heatline/contracts';
import { histogramOf } from './histogram';
import { standing } from './level-moves';
import { Foremost } from './movers';
import { SimulationTally } from './simulation-tally';

const levels: Level[] = [
  { key: 'cold', name: 'Cold', tone: 'cold' },
  { key: 'warm', name: 'Warm', from: 20, tone: 'warm' },
  { key: 'hot', name: 'Hot', from: 50, tone: 'hot' },
];
const sides = { before: levels, after: levels };
const levelOf = (hundredths: number) => (hundredths >= 5_000 ? 2 : hundredths >= 2_000 ? 1 : 0);
const idOf = (n: number) => `01930000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** Leads with scores that repeat themselves without a random generator. */
const leads = Array.from({ length: 3_000 }, (_, n) => ({
  id: idOf(n),
  before: (n * 7_919) % 9_001,
  after: (n * 104_729) % 12_007,
}));
const tallyOf = (some: typeof leads) => {
  const tally = new SimulationTally(sides);
  for (const { id, before, after } of some) tally.add(() => id, before, levelOf(before), after, levelOf(after));
  return tally;
};

describe('a tally', () => {
  it('counts what one by one can be counted', () => {
    const result = tallyOf(leads).result(true, 3_000);
    const count = (of: (lead: (typeof leads)[number]) => boolean) => leads.filter(of).length;
    expect(result).toMatchObject({
      leads: 3_000,
      rises: count(({ before, after }) => after > before),
      falls: count(({ before, after }) => after < before),
      same: count(({ before, after }) => after === before),
      levelUp: count(({ before, after }) => levelOf(after) > levelOf(before)),
      levelDown: count(({ before, after }) => levelOf(after) < levelOf(before)),
      entersTop: count(({ before, after }) => levelOf(after) === 2 && levelOf(before) < 2),
      leavesTop: count(({ before, after }) => levelOf(after) < 2 && levelOf(before) === 2),
    });
    expect(result.matrix.flat().reduce((sum, n) => sum + n)).toBe(3_000);
    expect(result.histogram.reduce((sum, bin) => sum + bin.before, 0)).toBe(3_000);
    expect(result.histogram.reduce((sum, bin) => sum + bin.after, 0)).toBe(3_000);
  });

  it('is the same however the leads are cut into parts', () => {
    const whole = tallyOf(leads);
    const parts = [leads.slice(0, 7), leads.slice(7, 1_900), leads.slice(1_900)].map(tallyOf);
    const merged = new SimulationTally(sides);
    for (const part of [...parts].reverse()) merged.merge(JSON.parse(JSON.stringify(part.toPart(1))));
    expect(merged.result(true, 3_000)).toEqual(whole.result(true, 3_000));
    expect(merged.lists()).toEqual(whole.lists());
  });

  it('keeps the biggest changes, in order', () => {
    const [best] = tallyOf(leads).lists().up;
    const greatest = Math.max(...leads.map(({ before, after }) => after - before));
    expect(best![2] - best![1]!).toBe(greatest);
    const few = new Foremost('down', 2);
    for (const [id, after] of [
      ['a', -1],
      ['b', -5],
      ['c', 3],
      ['d', -2],
      ['e', -9],
      ['f', -5],
    ] as const)
      if (few.wants(-after, () => id)) few.add([id, 0, after, 0, 0]);
    expect(few.list().map(([id]) => id)).toEqual(['e', 'b']);
  });

  it('lists who crosses the bound of the top level either way, highest score first', () => {
    const { enters, leaves } = tallyOf(leads).lists();
    const crosses = (from: number, to: number) => levelOf(from) < 2 && levelOf(to) === 2;
    const expectedIn = leads.flatMap(({ before, after }) => (crosses(before, after) ? after : []));
    const expectedOut = leads.flatMap(({ before, after }) => (crosses(after, before) ? before : []));
    const down = (a: number, b: number) => b - a;
    expect(enters.map(([, , after]) => after)).toEqual(expectedIn.sort(down).slice(0, 1_000));
    expect(leaves.map(([, before]) => before)).toEqual(expectedOut.sort(down).slice(0, 1_000));
    expect(enters[0]).toEqual([
      expect.stringMatching(/^[0-9a-f-]{36}$/),
      expect.any(Number),
      enters[0]![2],
      expect.any(Number),
      2,
    ]);
  });

  it('has no matrix and nobody who enters while nothing is published', () => {
    const tally = new SimulationTally({ before: [], after: levels });
    tally.add(() => idOf(1), null, -1, 6_000, 2);
    expect(tally.result(true, 1)).toMatchObject({ matrix: [], entersTop: 0, rises: 1, levelsBefore: [] });
    expect(tally.lists().up).toHaveLength(1);
  });
});

describe('levels that differ between the two sides', () => {
  it('stand where their key does, or where their bound falls', () => {
    const after: Level[] = [levels[0]!, { key: 'ready', name: 'Ready', from: 40, tone: 'ready' }, levels[2]!];
    expect(standing(levels, after)).toEqual([0, 0, 2]);
    expect(standing([{ key: 'x', name: 'X', from: 45, tone: 'hot' }], after)).toEqual([1]);
  });
});

describe('a histogram', () => {
  it('has round widths, both sides over the same bins, and the bounds of levels within', () => {
    const bins = histogramOf(
      [
        [0, 90],
        [37, 10],
      ],
      [
        [0, 50],
        [81, 50],
      ],
      [20, 50],
    );
    const width = bins[1]!.to! - bins[1]!.from!;
    expect([1, 2, 5, 10]).toContain(width);
    expect(bins[0]!.from).toBe(0);
    expect(bins.at(-1)!.to).toBeGreaterThan(81);
  });

  it('leaves few who are far out to an open bin', () => {
    const bins = histogramOf(
      [[10, 10_000]],
      [
        [12, 10_000],
        [900_000, 3],
      ],
      [],
    );
    expect(bins.at(-1)).toMatchObject({ to: null, after: expect.any(Number) });
    expect(bins.length).toBeLessThan(40);
    expect(bins.reduce((sum, { after }) => sum + after, 0)).toBe(10_003);
  });

  it('is empty when there is nobody, and one bin wide when all are alike', () => {
    expect(histogramOf([], [], [20])).toEqual([]);
    expect(histogramOf([[0, 5]], [[0, 5]], []).reduce((sum, { before }) => sum + before, 0)).toBe(5);
  });
});
