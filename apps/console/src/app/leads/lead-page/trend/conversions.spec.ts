import type { Conversion } from '@heatline/contracts';
import { conversionBadge, conversionMarks } from './conversions';

const aConversion = (at: string, score: number): Conversion => ({
  at,
  kind: 'event',
  what: 'deal_won',
  score,
  level: { key: 'hot', name: 'Hot', tone: 'hot' },
  publishedVersion: 7,
});
const two = [aConversion('2026-10-03T10:00:00Z', 72), aConversion('2026-11-03T10:00:00Z', 80.5)];

it('the badge names the first conversion with its score and day', () => {
  expect(conversionBadge(two, 'UTC')).toEqual({
    words: 'Converted at 72 pts · 3 Oct 2026',
    more: 1,
    all: '3 Oct 2026: deal_won, at 72 points\n3 Nov 2026: deal_won, at 80.5 points',
  });
  expect(conversionBadge([], 'UTC')).toBeNull();
});

it('only conversions within the drawn range are marked', () => {
  const marks = conversionMarks(two, new Date('2026-10-15T00:00:00Z'), new Date('2026-11-15T00:00:00Z'));
  expect(marks.map(({ score }) => score)).toEqual([80.5]);
});
