import { expect, it } from '@jest/globals';
import { groupEvents, members, scoreAll, wrong } from './testing/data-runs';
import { readCsv, readJson, secondsOf, withData } from './testing/read-data';

interface Expected {
  as_of: string;
  weights: Record<string, number>;
  segments: Record<string, { count: number; members: string[] }>;
}

withData('retentioneering-ecom')('a web shop with re-deliveries and disorder', () => {
  const rows = readCsv('retentioneering-ecom/events-open.csv');
  // The row is the event's id: what repeats is a re-delivery.
  const once = [...new Map(rows.map((row) => [JSON.stringify(row), row])).entries()];
  const users = groupEvents(
    once.map(([key, { user_id, event, timestamp, ...properties }]) => ({
      subject: user_id,
      key,
      type: event,
      time: secondsOf(timestamp),
      properties,
      campaign: null,
    })),
  );
  const { as_of, weights, segments } = readJson('retentioneering-ecom/expected-segments-open.json') as Expected;
  const asOf = secondsOf(as_of);
  const expected = readCsv('retentioneering-ecom/expected-scores-open.csv');

  it.each<[string, object, object]>([
    ['score_no_decay', {}, {}],
    ['score_half_life_14d', {}, { decay: { kind: 'halfLife', days: 14 } }],
    ['score_window_30d', { window: { days: 30 } }, {}],
    ['score_product_view_capped_20', { maxPoints: 20 }, {}],
  ])('scores to 1e-4: %s', (column, ruleMore, modelMore) => {
    const rules = Object.entries(weights).map(([type, points]) => ({
      name: type,
      points,
      when: { event: [type] },
      ...('maxPoints' in ruleMore && type !== 'product_view' ? {} : ruleMore),
    }));
    const ledgers = scoreAll({ rules, floor: null, ...modelMore }, users, asOf);
    expect(expected.length).toBe(277);
    expect(wrong(ledgers, new Map(expected.map((row) => [row.user_id, Number(row[column])])), 1e-4)).toEqual([]);
  });

  const did = (event: unknown, more: object = {}): object => ({
    event: Array.isArray(event) ? event : event === '*' ? '*' : [event],
    ...more,
  });
  it.each<[string, object]>([
    ['add_to_cart >= 3 times in the last 30 days', did('add_to_cart', { count: { min: 3 }, window: { days: 30 } })],
    ['cart at least once ever AND purchase never', { all: [did('cart'), did('purchase', { count: { max: 0 } })] }],
    [
      'purchase exactly 0 times in the last 60 days AND purchase at least once ever',
      { all: [did('purchase', { count: { max: 0 }, window: { days: 60 } }), did('purchase')] },
    ],
    ['no event of any kind in the last 30 days', did('*', { count: { max: 0 }, window: { days: 30 } })],
    [
      'payment_details at least 2 times but purchase fewer than 2 times ever',
      { all: [did('payment_details', { count: { min: 2 } }), did('purchase', { count: { max: 1 } })] },
    ],
    ['event name starts with payment, at least 3 times', { event: { startsWith: 'payment' }, count: { min: 3 } }],
    [
      'promo_page with acquisition_channel = email at least once',
      did('promo_page', { where: { property: 'acquisition_channel', op: 'equals', value: 'email' } }),
    ],
    [
      'most recent event is purchase',
      did('*', { last: true, where: { property: '$type', op: 'equals', value: 'purchase' } }),
    ],
  ])('finds the members of: %s', (name, condition) => {
    expect(members(condition, users, asOf).sort()).toEqual(segments[name].members);
  });
});
