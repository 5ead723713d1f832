import { expect, it } from '@jest/globals';
import { groupEvents, scoreAll, wrong } from './testing/data-runs';
import { readCsv, secondsOf, withData } from './testing/read-data';

withData('cdnow')('purchases, equal ones among them', () => {
  const customers = groupEvents(
    readCsv('cdnow/purchases-open.csv').map(({ customer_id, purchased_at, ...properties }, line) => ({
      subject: customer_id,
      key: String(line),
      type: 'purchased',
      time: secondsOf(purchased_at),
      properties,
      campaign: null,
    })),
  );
  const asOf = secondsOf('2021-10-01T00:00:00Z');
  const expected = readCsv('cdnow/expected-scores-open.csv');

  it.each<[string, object, object]>([
    ['score_half_life_30d', {}, { decay: { kind: 'halfLife', days: 30 } }],
    ['score_half_life_90d', {}, { decay: { kind: 'halfLife', days: 90 } }],
    ['score_no_decay', {}, {}],
    ['score_window_90d', { window: { days: 90 } }, {}],
  ])('scores to 1e-4: %s', (column, ruleMore, modelMore) => {
    const rules = [{ name: 'Purchased', points: 10, when: { event: ['purchased'] }, ...ruleMore }];
    expect(expected.length).toBe(11_762);
    expect(
      wrong(
        scoreAll({ rules, ...modelMore }, customers, asOf),
        new Map(expected.map((row) => [row.customer_id, Number(row[column])])),
        1e-4,
      ),
    ).toEqual([]);
  });
});
