import { scoreChartLayout, type ScoreChartInput } from './score-chart-layout';

const day = (n: number) => new Date(Date.UTC(2026, 10, n));
const levels = [
  { name: 'Cold', tone: 'cold', from: null },
  { name: 'Warm', tone: 'warm', from: 20 },
  { name: 'Hot', tone: 'hot', from: 50 },
];
const anInput = (more: Partial<ScoreChartInput> = {}): ScoreChartInput => ({
  points: [
    { at: day(1), score: 10 },
    { at: day(11), score: 60 },
  ],
  levels,
  from: day(1),
  to: day(21),
  causes: [],
  conversions: [],
  ...more,
});
const frame = { width: 488, height: 196 };

describe('the layout of a score chart', () => {
  it('draws steps that hold until the next score and go on to the right edge', () => {
    const { recorded, left, right, end } = scoreChartLayout(anInput(), frame);
    expect(recorded).toMatch(/^M34,[\d.]+L234,[\d.]+L234,[\d.]+L434,[\d.]+/);
    expect([left, right, end?.x]).toEqual([34, 434, 434]);
  });

  it('stacks the level bands without a gap', () => {
    const { bands, bottom } = scoreChartLayout(anInput(), frame);
    const [cold, warm, hot] = bands;
    expect(cold!.y + cold!.height).toBeCloseTo(bottom);
    expect(warm!.y + warm!.height).toBeCloseTo(cold!.y);
    expect([hot!.y, hot!.y + hot!.height]).toEqual([8, expect.closeTo(warm!.y)]);
  });

  it('draws what was replayed apart from what was recorded, up to where history begins', () => {
    const points = [
      { at: day(1), score: 5, replayed: true },
      { at: day(11), score: 30 },
    ];
    const { replayed, recorded } = scoreChartLayout(anInput({ points }), frame);
    expect(replayed).toMatch(/^M34,.*L234,/);
    expect(recorded).toMatch(/^M234,/);
  });

  it('leaves out a cause whose text would cover another', () => {
    const causes = [
      { at: day(11), score: 60, text: 'Requested a demo +30' },
      { at: new Date(day(11).getTime() + 3_600_000), score: 60, text: 'Viewed pricing +3' },
      { at: day(20), score: 12, text: 'Looks for a job −20' },
    ];
    expect(scoreChartLayout(anInput({ causes }), frame).causes.map(({ text }) => text)).toEqual([
      'Requested a demo +30',
      'Looks for a job −20',
    ]);
  });

  it('draws only the last of what falls on one pixel', () => {
    const points = [0, 90, 60].map((score, minute) => ({ at: new Date(day(5).getTime() + minute * 60_000), score }));
    expect(scoreChartLayout(anInput({ points }), frame).recorded.split('L')).toHaveLength(3);
    expect(scoreChartLayout(anInput({ points: [...points, { at: day(9), score: 20 }] }), frame).at(140)?.score).toBe(
      60,
    );
  });

  it('knows the value that held at any position', () => {
    const layout = scoreChartLayout(anInput(), frame);
    expect([layout.at(60)?.score, layout.at(300)?.score, layout.at(-5)?.score]).toEqual([10, 60, 10]);
  });

  it('makes room for long names of levels, and ends longer ones in an ellipsis', () => {
    const named = (name: string) => {
      const { bands, right } = scoreChartLayout(
        anInput({ levels: [...levels, { name, tone: 'ready', from: 80 }] }),
        frame,
      );
      return { text: bands.at(-1)!.text, right };
    };
    expect(named('Lukewarm')).toEqual({ text: 'Lukewarm', right: 418 });
    const long = named('Has been in touch with sales since spring');
    expect(long.text).toMatch(/^Has been.*…$/);
    expect(long.right).toBeGreaterThan(380);
  });

  it('draws negative scores and an empty history', () => {
    const below = scoreChartLayout(anInput({ points: [{ at: day(2), score: -30 }] }), frame);
    expect(below.boundaries[0]?.value).toBe(-30);
    expect(scoreChartLayout(anInput({ points: [] }), frame)).toMatchObject({ recorded: '', replayed: '', end: null });
  });
});
