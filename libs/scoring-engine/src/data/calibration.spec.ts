import { expect, it } from '@jest/globals';
import { aucOf, type ScoreCount } from '../calibration/auc';
import { Examples } from '../calibration/examples';
import { partOf } from '../calibration/part-of';
import { suggestRules } from '../calibration/suggest';
import { scoreAll } from './testing/data-runs';
import { readCsv, withData } from './testing/read-data';

/** Named by the data set's own description. */
const filledInAfterwards = [
  'Tags',
  'Lead Quality',
  'Lead Profile',
  'Asymmetrique Activity Index',
  'Asymmetrique Profile Index',
  'Asymmetrique Activity Score',
  'Asymmetrique Profile Score',
];

function suggest(
  rows: Record<string, string>[],
  id: string,
  outcome: [column: string, yes: string],
  leftOut: string[],
) {
  const examples = new Examples(new Set([outcome[0], ...leftOut].map((key) => `attribute:${key}`)));
  for (const row of rows) {
    const { [id]: leadId, ...attributes } = row;
    examples.add({ leadId, converted: row[outcome[0]] === outcome[1], attributes, events: {} });
  }
  return suggestRules(examples);
}

withData('x-education')('what the outcomes of X Education suggest', () => {
  const rows = readCsv('x-education/leads-open.csv');

  it('orders leads that nothing was fitted to, with few rules of whole points', () => {
    const suggestion = suggest(rows, 'Prospect ID', ['Converted', '1'], ['Lead Number', ...filledInAfterwards]);
    expect(suggestion.verdict).toBe('useful');
    expect(suggestion.auc!.value).toBeGreaterThanOrEqual(0.86);
    expect(suggestion.rules.length).toBeLessThanOrEqual(20);
    expect(suggestion.rules.every(({ rule }) => Number.isInteger(rule.points))).toBe(true);

    // The rules as the engine scores them say the same of the same leads.
    const asOf = 1_767_312_000;
    const leads = new Map(
      rows.map((row) => [
        row['Prospect ID'],
        {
          changes: Object.entries(row)
            .filter(([, value]) => value !== '')
            .map(([attribute, value]) => ({ attribute, value, account: false, at: asOf - 10 })),
        },
      ]),
    );
    const ledgers = scoreAll({ rules: suggestion.rules.map(({ rule }) => rule), floor: null }, leads, asOf);
    const counts = rows
      .filter((row) => partOf(row['Prospect ID']) === 'judge')
      .map(({ 'Prospect ID': leadId, Converted }): ScoreCount => {
        const score = ledgers.get(leadId)!.hundredths;
        return { score, converted: Number(Converted), others: 1 - Number(Converted) };
      });
    expect(aucOf(merged(counts))!.value).toBeCloseTo(suggestion.auc!.value, 10);
  });

  it('warns of what sales filled in afterwards', () => {
    const { late } = suggest(rows, 'Prospect ID', ['Converted', '1'], ['Lead Number']);
    const of = (key: string) => late.find(({ sign }) => sign.key === key);
    expect(of('Tags')).toMatchObject({ why: 'separates', leftOut: true });
    expect(of('Lead Quality')).toMatchObject({ why: 'strong' });
    expect(of('Lead Profile')).toMatchObject({ why: 'strong' });
  });

  it('would be useless with outcomes drawn by lot: the same bar refuses them', () => {
    const byLot = rows.map((row, index) => ({ ...row, Converted: (index * 7919) % 100 < 38 ? '1' : '0' }));
    const { verdict, rules } = suggest(byLot, 'Prospect ID', ['Converted', '1'], ['Lead Number']);
    expect({ verdict, rules }).toEqual({ verdict: 'no_signal', rules: [] });
  });
});

withData('zoho-demo')('what the outcomes of the Zoho demo suggest', () => {
  it('is nothing, and it says so', () => {
    const { verdict, rules, judge } = suggest(readCsv('zoho-demo/Leads.csv'), 'LEADID', ['CONVERTED', 'Yes'], []);
    expect({ verdict, rules }).toEqual({ verdict: 'no_signal', rules: [] });
    expect(judge.count).toBeGreaterThan(1_000);
  });
});

function merged(counts: ScoreCount[]): ScoreCount[] {
  const byScore = new Map<number, ScoreCount>();
  for (const { score, converted, others } of counts) {
    const one = byScore.get(score) ?? { score, converted: 0, others: 0 };
    byScore.set(score, { score, converted: one.converted + converted, others: one.others + others });
  }
  return [...byScore.values()];
}
