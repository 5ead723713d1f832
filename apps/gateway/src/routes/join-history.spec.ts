import type { HistoryEntry } from '@heatline/contracts';
import { joinHistory, placeOf } from './join-history';

const id = (n: number) => `0a000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const entry = (minute: number, n = minute): HistoryEntry => ({
  kind: 'reset',
  action: 'made',
  changeId: id(n),
  at: `2026-11-01T00:${String(minute).padStart(2, '0')}:00.000Z`,
  by: null,
  leadId: id(0),
  modelId: id(1),
});

describe('the history of a lead', () => {
  it('is one list of its parts, newest first, page after page, each entry once', () => {
    const leads = [9, 7, 7.1, 4, 1].map((n) => entry(Math.floor(n), n === 7.1 ? 99 : Math.floor(n)));
    const scoring = [8, 7, 3].map((n) => entry(n, n + 20));
    const seen: HistoryEntry[] = [];
    let cursor: string | undefined;
    do {
      const place = placeOf(cursor);
      const after = (part: HistoryEntry[]) =>
        part
          .filter(({ at, changeId }) => !place || `${at} ${changeId}` < `${place.at} ${place.changeId}`)
          .sort((a, b) => (`${a.at} ${a.changeId}` < `${b.at} ${b.changeId}` ? 1 : -1))
          .slice(0, 3);
      const page = joinHistory([after(leads), after(scoring)], 2);
      seen.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.map(({ at }) => at.slice(14, 16))).toEqual(['09', '08', '07', '07', '07', '04', '03', '01']);
    expect(new Set(seen.map(({ changeId }) => changeId)).size).toBe(8);
  });

  it('takes no cursor of another list', () => {
    for (const cursor of ['x', 'e30', Buffer.from('{"at":"soon"}').toString('base64url')])
      expect(() => placeOf(cursor)).toThrow('bad cursor');
  });
});
