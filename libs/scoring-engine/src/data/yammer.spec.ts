import { expect, it } from '@jest/globals';
import { groupEvents, members, scoreAll, wrong } from './testing/data-runs';
import { readCsv, readJson, secondsOf, withData } from './testing/read-data';

interface Expected {
  as_of: string;
  segments: Record<string, { count: number; members: string[] | string }>;
}

withData('yammer-emails')('an e-mail log', () => {
  const users = groupEvents(
    readCsv('yammer-emails/emails-open.csv').map((row, line) => ({
      subject: row.user_id,
      key: String(line),
      type: row.action,
      time: secondsOf(row.occurred_at),
      properties: {},
      campaign: null,
    })),
  );
  for (const row of readCsv('yammer-emails/users-open.csv', false)) if (!users.has(row[0])) users.set(row[0], {});
  const { as_of, segments } = readJson('yammer-emails/expected-segments-open.json') as Expected;
  const asOf = secondsOf(as_of);
  const expected = readCsv('yammer-emails/expected-scores-open.csv');

  it.each<[string, object, object]>([
    ['score_no_decay', {}, {}],
    ['score_half_life_14d', {}, { decay: { kind: 'halfLife', days: 14 } }],
    ['score_window_30d', { window: { days: 30 } }, {}],
  ])('scores to 1e-4: %s', (column, ruleMore, modelMore) => {
    const rules = [
      { name: 'Opened', points: 1, when: { event: ['email_open'] }, ...ruleMore },
      { name: 'Clicked', points: 5, when: { event: ['email_clickthrough'] }, ...ruleMore },
    ];
    expect(expected.length).toBe(9_532);
    expect(
      wrong(
        scoreAll({ rules, ...modelMore }, users, asOf),
        new Map(expected.map((row) => [row.user_id, Number(row[column])])),
        1e-4,
      ),
    ).toEqual([]);
  });

  it.each<[string, object]>([
    ['email_open >= 3 times in the last 30 days', { event: ['email_open'], count: { min: 3 }, window: { days: 30 } }],
    [
      'email_clickthrough at least once ever AND no email_open in the last 14 days',
      { all: [{ event: ['email_clickthrough'] }, { event: ['email_open'], count: { max: 0 }, window: { days: 14 } }] },
    ],
    [
      'any sent_* event at least 8 times ever AND email_open 0 times ever',
      {
        all: [
          { event: { startsWith: 'sent_' }, count: { min: 8 } },
          { event: ['email_open'], count: { max: 0 } },
        ],
      },
    ],
    [
      'sent_reengagement_email at least once AND email_open within 1 day after it',
      { sequence: [{ event: ['sent_reengagement_email'] }, { event: ['email_open'] }], within: { days: 1 } },
    ],
    ['email_clickthrough >= 5 times ever', { event: ['email_clickthrough'], count: { min: 5 } }],
    ['no event at all', { event: '*', count: { max: 0 } }],
  ])('finds the members of: %s', (name, condition) => {
    const found = members(condition, users, asOf);
    expect(found.length).toBe(segments[name].count);
    if (Array.isArray(segments[name].members)) expect(found.sort()).toEqual(segments[name].members);
  });
});
