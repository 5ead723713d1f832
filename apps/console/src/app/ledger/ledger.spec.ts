import type { LedgerLine } from '@heatline/contracts';
import { ledgerRow, sums } from './ledger';

const aLine = (more: Partial<LedgerLine> = {}): LedgerLine => ({
  kind: 'rule',
  ruleId: 'r1',
  about: null,
  name: 'Viewed pricing',
  conditions: 'Path starts with /pricing',
  points: 18,
  exact: 18,
  counted: 6,
  ignored: {},
  firstAt: '2026-11-01T00:00:00Z',
  lastAt: '2026-11-20T10:00:00Z',
  ...more,
});

describe('a line of the ledger', () => {
  it('has dates as people read them', () => {
    const row = ledgerRow(aLine({ conditions: 'Opened, from 2026-01-09' }), 'UTC');
    expect(row.conditions).toBe('Opened, from 9 Jan 2026');
  });

  it('says how many events counted, of how many, and when last', () => {
    const row = ledgerRow(aLine({ ignored: { limit: 2, cooldown: 1 } }), 'UTC');
    expect([row.meta, row.ignored]).toEqual([
      '6 of 9 events · 20 Nov',
      '2 events over the limit · 1 event within the cooldown',
    ]);
  });

  it('counts the events that its points are of, also those that a cap takes back', () => {
    const capped = ledgerRow(aLine({ points: 175, counted: 2, ignored: { cap: 5 } }), 'UTC');
    expect([capped.meta, capped.ignored]).toEqual(['7 events · 20 Nov', 'Capped, 5 events not counted']);
    const limited = ledgerRow(aLine({ points: 175, counted: 2, ignored: { cap: 5, limit: 3 } }), 'UTC');
    expect(limited.meta).toBe('7 of 10 events · 20 Nov');
  });

  it.each([
    [279.5, '279.5 points missing by it now'],
    [1, '1 point missing by it now'],
    [0, 'nothing is missing by it now'],
    [-20, '20 points more by it now'],
  ])('tells of a reset when it was and what is missing by it (%s)', (missing, meta) => {
    const at = '2026-11-20T10:05:00Z';
    const about = '0a000000-0000-4000-8000-000000000001';
    const reset = { kind: 'reset' as const, ruleId: null, about, name: 'Reset', counted: 0, points: 0, missing };
    const row = ledgerRow(aLine({ ...reset, firstAt: at, lastAt: at }), 'Europe/Oslo');
    expect(row).toMatchObject({ name: 'Reset on 20 Nov 2026, 11:05', badge: 'Reset', meta });
    expect(row.byHand).toEqual({ kind: 'reset', id: about });
  });

  it.each([
    [aLine({ kind: 'inactivity', points: -6, counted: 3 }), 'decay', 'Decay', 'schedule'],
    [aLine({ kind: 'decay', points: -1.5 }), 'decay', 'Decay', 'schedule'],
    [aLine({ points: -20 }), 'negative', 'Negative rule', 'trending_down'],
    [aLine({ kind: 'attribute', points: -5, counted: 0 }), 'negative', 'Negative rule', 'trending_down'],
    [aLine({ kind: 'cap', points: -6 }), 'plain', 'Cap', 'block'],
    [aLine(), 'plain', null, 'web'],
    [aLine({ name: 'Something', conditions: null }), 'plain', null, 'bolt'],
    [aLine({ kind: 'attribute', name: 'Moves goods', conditions: 'Industry is Logistics' }), 'plain', null, 'domain'],
  ])('tells reductions by decay from negative rules (%#)', (line, tone, badge, icon) => {
    expect(ledgerRow(line, 'UTC')).toMatchObject({ tone, badge, icon });
  });
});

describe('the sum of the lines', () => {
  it('is compared to the hundredth', () => {
    expect(sums({ lines: [aLine({ points: 0.1 }), aLine({ points: 0.2 })], score: 0.3 })).toBe(true);
    expect(sums({ lines: [aLine({ points: 0.1 })], score: 0.11 })).toBe(false);
  });
});
