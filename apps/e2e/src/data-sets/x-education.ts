import { readJson, readRows } from './folder';

interface GivenRule {
  id: string;
  field: string;
  op: string;
  value: unknown;
  points: number;
}

/** The data set's own words for conditions, in ours. */
function condition({ field: attribute, op, value }: GivenRule) {
  switch (op) {
    case 'equals':
      return { attribute, op: 'equals', value, ignoreCase: true };
    case 'equals_case_sensitive':
      return { attribute, op: 'equals', value };
    case 'number_gte':
      return { attribute, op: 'gte', value };
    case 'number_between_inclusive_low_exclusive_high': {
      const [low, high] = value as [number, number];
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
      throw new Error(`The data set has a new operator: ${op}`);
  }
}

export const xEducation = {
  name: 'x-education',
  leads: () =>
    readRows('x-education/leads-open.csv').map(({ 'Prospect ID': id = '', ...attributes }) => ({
      aliases: { externalId: id },
      attributes,
    })),
  rules: () =>
    readJson<{ rules: GivenRule[] }>('x-education/rules.json').rules.map((rule) => ({
      name: `${rule.id} ${rule.field}`,
      points: rule.points,
      when: condition(rule),
    })),
  /** By external id: points without bounds, and clamped to 0 to 100. */
  expected: () =>
    new Map(
      readRows('x-education/expected-scores-open.csv').map((row) => [
        row['Prospect ID'],
        { raw: Number(row['raw_score']), clamped: Number(row['score_0_100']) },
      ]),
    ),
};
