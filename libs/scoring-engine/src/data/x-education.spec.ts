import { expect, it } from '@jest/globals';
import { members, scoreAll, wrong } from './testing/data-runs';
import { readCsv, readJson, withData } from './testing/read-data';

interface DataRule {
  id: string;
  field: string;
  op: string;
  value: unknown;
  points: number;
}

const asOf = Date.parse('2026-01-02T00:00:00Z') / 1_000;

function conditionOf({ field: attribute, op, value }: DataRule): object {
  switch (op) {
    case 'number_gte':
      return { attribute, op: 'gte', value };
    case 'number_between_inclusive_low_exclusive_high': {
      const [low, high] = value as number[];
      return {
        all: [
          { attribute, op: 'gte', value: low },
          { attribute, op: 'lt', value: high },
        ],
      };
    }
    case 'is_set_and_not_in':
      return {
        all: [
          { attribute, op: 'exists' },
          { attribute, op: 'not_in', value },
        ],
      };
    default:
      return { attribute, op: 'equals', value };
  }
}

withData('x-education')('X Education', () => {
  const leads = new Map(
    readCsv('x-education/leads-open.csv').map((row) => [
      row['Prospect ID'],
      {
        changes: Object.entries(row)
          .filter(([, value]) => value !== '')
          .map(([attribute, value]) => ({ attribute, value, account: false, at: asOf - 10 })),
      },
    ]),
  );
  const { rules } = readJson('x-education/rules.json') as { rules: DataRule[] };
  const definition = { rules: rules.map((rule) => ({ name: rule.id, points: rule.points, when: conditionOf(rule) })) };
  const expected = readCsv('x-education/expected-scores-open.csv');
  const points = (column: string) => new Map(expected.map((row) => [row['Prospect ID'], Number(row[column])]));

  it('scores 6,500 leads to the point, raw, with the rules that hold', () => {
    const ledgers = scoreAll({ ...definition, floor: null }, leads, asOf);
    expect(expected.length).toBe(6_500);
    expect(wrong(ledgers, points('raw_score'), 0)).toEqual([]);
    const hits = new Map(expected.map((row) => [row['Prospect ID'], row.rules_hit]));
    expect([...ledgers].filter(([id, { lines }]) => lines.map(({ name }) => name).join(';') !== hits.get(id))).toEqual(
      [],
    );
    const off = new Map([...points('raw_score')].map(([id, expectedPoints]) => [id, expectedPoints + 1]));
    expect(wrong(ledgers, off, 0).length).toBe(6_500);
  });

  it('scores them to the point, clamped to 0 to 100', () => {
    expect(wrong(scoreAll({ ...definition, ceiling: 100 }, leads, asOf), points('score_0_100'), 0)).toEqual([]);
  });

  it.each<[string, object]>([
    ['Country equals India', { attribute: 'Country', op: 'equals', value: 'India' }],
    [
      'Country set and not India',
      {
        all: [
          { attribute: 'Country', op: 'exists' },
          { attribute: 'Country', op: 'not_equals', value: 'India' },
        ],
      },
    ],
    ['Country not equal India, missing counted in', { attribute: 'Country', op: 'not_equals', value: 'India' }],
    ['Country missing', { attribute: 'Country', op: 'not_exists' }],
    [
      'Lead Source equals google, case ignored',
      { attribute: 'Lead Source', op: 'equals', value: 'google', ignoreCase: true },
    ],
    ['Lead Source equals google, exact lower case', { attribute: 'Lead Source', op: 'equals', value: 'google' }],
    ['Lead Source contains "search", case ignored', { attribute: 'Lead Source', op: 'contains', value: 'search' }],
    [
      'Time on site > 1000 AND (occupation Working Professional OR origin Lead Add Form)',
      {
        all: [
          { attribute: 'Total Time Spent on Website', op: 'gt', value: 1_000 },
          {
            any: [
              { attribute: 'What is your current occupation', op: 'equals', value: 'Working Professional' },
              { attribute: 'Lead Origin', op: 'equals', value: 'Lead Add Form' },
            ],
          },
        ],
      },
    ],
    ['TotalVisits between 3 and 5 inclusive', { attribute: 'TotalVisits', op: 'between', value: [3, 5] }],
    ['TotalVisits < 1 (missing not counted)', { attribute: 'TotalVisits', op: 'lt', value: 1 }],
    ['Page Views Per Visit = 2.5', { attribute: 'Page Views Per Visit', op: 'equals', value: 2.5 }],
    [
      'NOT (Last Activity Email Opened or SMS Sent)',
      { not: { attribute: 'Last Activity', op: 'in', value: ['Email Opened', 'SMS Sent'] } },
    ],
    ['City = Select (a placeholder that means unset)', { attribute: 'City', op: 'equals', value: 'Select' }],
  ])('finds the members of: %s', (name, condition) => {
    const { open } = readJson('x-education/expected-open.json') as { open: { segments: Record<string, number> } };
    expect(members(condition, leads, asOf).length).toBe(open.segments[name]);
  });
});
