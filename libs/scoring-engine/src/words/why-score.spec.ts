import { describe, expect, it } from '@jest/globals';
import type { LedgerLine } from '../score/ledger';
import { whyScore } from './why-score';

const line = (name: string, points: number, more: Partial<LedgerLine> = {}): LedgerLine => ({
  kind: 'rule',
  ruleId: name,
  name,
  conditions: null,
  hundredths: points * 100,
  millionths: points * 1_000_000,
  counted: 1,
  ignored: {},
  first: 1,
  last: 1,
  ...more,
});
const attribute = (name: string, points: number) =>
  line(name, points, { kind: 'attribute', counted: 0, first: null, last: null });
const inactivity = line('No activity', -30, { kind: 'inactivity', ruleId: null, counted: 0 });

describe('why a score is what it is, in a sentence', () => {
  it.each<[string, LedgerLine[]]>([
    ['Requested a demo', [line('Requested a demo', 30)]],
    [
      'Requested a demo, then viewed pricing 6 times',
      [line('Viewed pricing', 18, { counted: 6, last: 9 }), line('Requested a demo', 30), line('Opened', 1)],
    ],
    [
      'Called the API 2,140 times and API key made twice',
      [line('Called the API', 50, { counted: 2_140 }), line('API key made', 40, { counted: 2 })],
    ],
    ['Decides on operations and moves goods', [attribute('Decides on operations', 30), attribute('Moves goods', 24)]],
    ['Decides and clicked', [line('Clicked', 40), attribute('Decides', 30)]],
    [
      'Clicked twice; looks for a job took off 20 points',
      [line('Clicked', 40, { counted: 2 }), line('Looks for a job', -20)],
    ],
    ['Clicked', [line('Clicked', 40), line('Looks for a job', -5)]],
    ['Clicked; inactivity took off 30 points', [line('Clicked', 40), inactivity]],
    ['Looks for a job took off 20 points', [line('Looks for a job', -20), line('Floor', 20, { kind: 'floor' })]],
    [
      'Opened; age took off 30 points',
      [line('Opened', 40), line('Opened', -30, { kind: 'decay' }), line('Opened', -1, { kind: 'cap' })],
    ],
    [
      'Called the API 7 times',
      [
        line('Called the API', 175, { counted: 2, ignored: { cap: 5, limit: 3 } }),
        line('Called the API', -125, { kind: 'cap', counted: 0 }),
      ],
    ],
    [
      '17.5 points given by hand',
      [line('Met at a fair', 17.5, { kind: 'adjustment', ruleId: null, about: 'a', counted: 0 })],
    ],
    [
      'Clicked; an adjustment took off 12.5 points',
      [line('Clicked', 30), line('Wrong person', -12.5, { kind: 'adjustment', ruleId: null, about: 'a', counted: 0 })],
    ],
    [
      'Clicked and 3 points given by hand; an adjustment took off 5 points',
      [1, -4, 2, -1]
        .map((points, i) => line('By hand', points, { kind: 'adjustment', ruleId: null, about: `${i}`, counted: 0 }))
        .concat(line('Clicked', 10, { last: 0 })),
    ],
    ['Reset, and no engagement points since', [line('Reset', 0, { kind: 'reset', ruleId: null })]],
    ['No engagement points yet', []],
  ])('%s', (sentence, lines) => {
    expect(whyScore(lines, 'engagement')).toBe(sentence);
  });

  it('speaks of the points of its model alone: others may have given some', () => {
    expect([whyScore([], 'profile'), whyScore([], 'custom')]).toEqual(['No profile points yet', 'No points yet']);
  });
});
