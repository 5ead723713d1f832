import type { LineDifference, ScoreDifference } from '@heatline/contracts';
import { differenceParts } from './difference';

const side = (score: number, publishedVersion: number) => ({
  asOf: '2026-11-01T00:00:00Z',
  score,
  level: { key: 'warm', name: 'Warm', tone: 'warm' as const },
  publishedVersion,
});
const line = (more: Partial<LineDifference>): LineDifference => ({
  kind: 'rule',
  ruleId: 'r',
  name: 'Clicked',
  conditions: null,
  points: 0,
  before: 0,
  after: 0,
  countedBefore: 0,
  countedAfter: 0,
  cappedBefore: 0,
  cappedAfter: 0,
  lastAt: null,
  ...more,
});
const difference = (points: number): ScoreDifference => ({
  leadId: '0a000000-0000-4000-8000-000000000001',
  modelId: '0f000000-0000-4000-8000-000000000001',
  modelName: 'B2B engagement',
  kind: 'engagement',
  from: side(20, 6),
  to: side(20 + points, 7),
  points,
  causes: [
    {
      cause: 'time',
      at: null,
      points: -0.7,
      lines: [line({ kind: 'decay', points: -0.7, before: -0.1, after: -0.8 })],
    },
    { cause: 'facts', at: null, points: 0, lines: [] },
    {
      cause: 'version',
      at: null,
      points: 0.9,
      lines: [line({ points: 0.9, before: 2, after: 2.9, countedBefore: 1, countedAfter: 2 })],
    },
  ],
});

describe('the parts of a difference', () => {
  it('are the causes that did something, each with its lines', () => {
    expect(differenceParts(difference(0.2), 'UTC')).toMatchObject({
      lineCount: 2,
      sums: true,
      parts: [
        { title: 'Time passed', points: -0.7, lines: [{ name: 'Clicked, decay', meta: '−0.1 to −0.8' }] },
        { title: 'Version 6 became 7', lines: [{ name: 'Clicked', meta: '2 to 2.9 · events 1 to 2' }] },
      ],
    });
  });

  it('have a reset between the two as one of its own, with its time', () => {
    const taken = line({ points: -20, before: 20, after: 0, countedBefore: 4 });
    const reset = { cause: 'reset' as const, at: '2026-11-20T10:05:00Z', points: -20, lines: [taken] };
    const { causes, ...of } = difference(-19.8);
    const told = differenceParts({ ...of, causes: [...causes.slice(0, 2), reset, causes[2]!] }, 'Europe/Oslo');
    expect(told.sums).toBe(true);
    expect(told.parts.map(({ title, points }) => [title, points])).toEqual([
      ['Time passed', -0.7],
      ['Reset on 20 Nov 2026, 11:05', -20],
      ['Version 6 became 7', 0.9],
    ]);
  });

  it.each([
    [
      { kind: 'rule', countedBefore: 2, countedAfter: 2, cappedBefore: 5, cappedAfter: 7 },
      '175 to 225 · events 7 to 9',
    ],
    [{ kind: 'rule', countedBefore: 2, countedAfter: 4, cappedBefore: 5, cappedAfter: 3 }, '175 to 225'],
    [{ kind: 'cap', cappedBefore: 5, cappedAfter: 7 }, '175 to 225 · Capped, 5 to 7 events not counted'],
    [{ kind: 'cap', cappedBefore: 0, cappedAfter: 1 }, '175 to 225 · Capped, 0 to 1 event not counted'],
    [{ kind: 'cap', cappedBefore: 3, cappedAfter: 3 }, '175 to 225 · Capped, 3 events not counted'],
    [{ kind: 'cap' }, '175 to 225'],
  ] as const)(
    'count what a cap took with its points, and say of the cap how many it left uncounted (%#)',
    (of, meta) => {
      const { causes, ...rest } = difference(50);
      const lines = [line({ points: 50, before: 175, after: 225, ...of })];
      const [part] = differenceParts({ ...rest, causes: [{ ...causes[0]!, points: 50, lines }] }, 'UTC').parts;
      expect(part?.lines[0]?.meta).toBe(meta);
    },
  );

  it('say so when they do not sum to the difference', () => {
    expect(differenceParts(difference(0.3), 'UTC').sums).toBe(false);
  });
});
