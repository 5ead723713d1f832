import { v7 as uuidv7 } from 'uuid';
import { LeadIds } from './lead-ids';

const ids = Array.from({ length: 100 }, () => uuidv7());

describe('a set of leads', () => {
  it('holds each once, in the order of ids', () => {
    const set = LeadIds.of([...ids, ...ids].reverse());
    expect(set.size).toBe(100);
    expect([...set.pages(33)].map((page) => page.length)).toEqual([33, 33, 33, 1]);
    expect([...set.pages(33)].flat()).toEqual([...ids].sort());
  });

  it('knows who is in it', () => {
    const set = LeadIds.of(ids.filter((_, i) => i % 2));
    expect(ids.map((id) => set.has(id))).toEqual(ids.map((_, i) => i % 2 === 1));
    expect(LeadIds.none.has(ids[0]!)).toBe(false);
  });

  it('gives some that are spread evenly, whatever rhythm the others have', () => {
    const idOf = (n: number) => `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    const all = LeadIds.of(Array.from({ length: 5_000 }, (_, n) => idOf(n)));
    const places = all.evenly(2_000).map((id) => Number(id.slice(-12)));
    expect(new Set(places).size).toBe(2_000);
    for (const period of [2, 3, 5, 10]) {
      const hits = places.filter((place) => place % period === 0).length;
      expect({ period, close: Math.abs(hits - 2_000 / period) < 200 / period }).toEqual({ period, close: true });
    }
    for (const part of [0, 1, 2, 3])
      expect(places.filter((place) => Math.floor(place / 1_250) === part)).toHaveLength(500);
    expect(all.evenly(9_000)).toHaveLength(5_000);
  });

  it('gives what two sets have in common', () => {
    const even = LeadIds.of(ids.filter((_, i) => i % 2 === 0));
    const third = LeadIds.of(ids.filter((_, i) => i % 3 === 0));
    expect(even.and(third).slice(0, 99)).toEqual(ids.filter((_, i) => i % 6 === 0).sort());
    expect(third.and(LeadIds.none).size).toBe(0);
  });
});
