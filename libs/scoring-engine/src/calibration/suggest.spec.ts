import { describe, expect, it } from '@jest/globals';
import type { Sign } from '@heatline/contracts';
import { type Example, Examples, idOf } from './examples';
import { fitLogistic } from './logistic';
import { scoreOutcomes } from './outcomes';
import { suggestRules } from './suggest';

/** Numbers that look random and are the same every time, 0 to 1. */
function dice(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

const sources = ['ads', 'search', 'event', 'partner'];

/** Leads with a source, a size and some visits; `chance` says how likely each one converts. */
function leads(count: number, chance: (lead: Example) => number, seed = 1): Example[] {
  const roll = dice(seed);
  return Array.from({ length: count }, (_, index) => {
    const lead = {
      leadId: `lead-${seed}-${index}`,
      converted: false,
      attributes: { source: sources[Math.floor(roll() * 4)], size: Math.floor(roll() * 1_000) },
      events: roll() < 0.5 ? { page_viewed: 1 + Math.floor(roll() * 6) } : ({} as Record<string, number>),
    };
    return { ...lead, converted: roll() < chance(lead) };
  });
}

function suggested(list: Example[], leftOut: string[] = [], options = {}) {
  const examples = new Examples(new Set(leftOut));
  for (const one of list) examples.add(one);
  return suggestRules(examples, options);
}

const bySource = ({ attributes, events }: Example): number =>
  0.1 + (attributes['source'] === 'partner' ? 0.4 : 0) + ((events['page_viewed'] ?? 0) >= 3 ? 0.3 : 0);

describe('suggested rules', () => {
  it('find what conversions really depend on, in whole points, with the truth inside their bounds', () => {
    const { verdict, rules, auc, fit, judge } = suggested(leads(6_000, bySource));
    expect(verdict).toBe('useful');
    expect(fit.count + judge.count).toBe(6_000);
    expect(judge.count / 6_000).toBeCloseTo(0.4, 1);
    expect(auc!.value).toBeGreaterThan(0.75);
    const partner = rules.find(({ rule }) => JSON.stringify(rule.when).includes('partner'))!;
    expect(partner.rule).toMatchObject({
      name: 'Source is "partner"',
      when: { attribute: 'source', op: 'equals', value: 'partner' },
    });
    expect(partner.low).toBeLessThan(partner.rule.points);
    expect(partner.with.rate.low).toBeGreaterThan(partner.without.rate.high);
    const viewed = rules.find(({ rule }) => 'event' in rule.when)!;
    expect(viewed.rule).toMatchObject({ when: { event: ['page_viewed'] }, count: { min: 3 } });
    for (const { rule, low, high } of rules) {
      expect(Number.isInteger(rule.points)).toBe(true);
      expect(rule.points).toBeGreaterThanOrEqual(low);
      expect(rule.points).toBeLessThanOrEqual(high);
    }
  });

  it('are the same for the same leads in any order', () => {
    const list = leads(2_000, bySource);
    expect(suggested([...list].reverse()).rules.map(({ rule }) => rule)).toEqual(
      suggested(list).rules.map(({ rule }) => rule),
    );
  });

  it('are none where conversions depend on nothing, whatever the luck of the draw', () => {
    const verdicts = Array.from({ length: 20 }, (_, seed) => suggested(leads(1_500, () => 0.3, seed + 2)).verdict);
    expect(new Set(verdicts)).toEqual(new Set(['no_signal']));
  });

  it('are none where there are too few conversions to say anything', () => {
    expect(suggested(leads(400, () => 0.05))).toMatchObject({ verdict: 'too_few', rules: [] });
  });

  it('are at most so many as were asked for', () => {
    expect(suggested(leads(6_000, bySource), [], { maxRules: 1 }).rules).toHaveLength(1);
  });

  it('go without what is filled in afterwards, and say so', () => {
    const outcome: Sign = { kind: 'attribute', key: 'outcome', account: false };
    const list = leads(3_000, bySource).map((lead) => ({
      ...lead,
      attributes: { ...lead.attributes, outcome: lead.converted ? 'won' : 'lost' },
    }));
    const { late, rules } = suggested(list);
    expect(late[0]).toMatchObject({ sign: outcome, why: 'separates', leftOut: true });
    expect(JSON.stringify(rules)).not.toContain('outcome');
    const without = suggested(list, [idOf(outcome)]);
    expect(without.late.map(({ sign }) => sign.key)).not.toContain('outcome');
  });

  it('go without what most converted leads got only when they had converted', () => {
    const contract: Sign = { kind: 'attribute', key: 'contract', account: false };
    const roll = dice(9);
    const list = leads(3_000, bySource).map((lead): Example => {
      const before = roll() < 0.2;
      return {
        ...lead,
        attributes: { ...lead.attributes, ...(lead.converted && before && { contract: 'yes' }) },
        later: lead.converted && !before ? [contract] : [],
      };
    });
    expect(suggested(list).late).toContainEqual(
      expect.objectContaining({ sign: contract, why: 'after', leftOut: true }),
    );
  });
});

describe('a fit', () => {
  it('finds the odds of a single question exactly when nothing holds it back', () => {
    // 30 of 40 with, 20 of 60 without: the odds ratio is 3 ÷ 0.5 = 6.
    const converted = Uint8Array.from({ length: 100 }, (_, i) => (i < 40 ? (i < 30 ? 1 : 0) : i < 60 ? 1 : 0));
    const { coefficients, intercept } = fitLogistic(converted, [Int32Array.from({ length: 40 }, (_, i) => i)], 1e6);
    expect(Math.exp(coefficients[0])).toBeCloseTo(6, 4);
    expect(Math.exp(intercept)).toBeCloseTo(0.5, 4);
  });
});

describe('scores beside outcomes', () => {
  const levels = [
    { key: 'cold', name: 'Cold', tone: 'cold' as const },
    { key: 'hot', name: 'Hot', tone: 'hot' as const, from: 50 },
  ];

  it('are counted by level, with the lift over everybody', () => {
    const { levels: found, verdict } = scoreOutcomes(
      [
        { score: 4_999, converted: 20, others: 180 },
        { score: 5_000, converted: 80, others: 120 },
      ],
      levels,
    );
    expect(verdict).toBe('useful');
    expect(found).toMatchObject([
      { level: { key: 'cold' }, count: 200, converted: 20, lift: 0.4 },
      { level: { key: 'hot' }, count: 200, converted: 80, lift: 1.6 },
    ]);
  });

  it('are useless when they order no better than a coin', () => {
    const even = [1_000, 6_000].map((score) => ({ score, converted: 100, others: 100 }));
    expect(scoreOutcomes(even, levels)).toMatchObject({ verdict: 'no_signal' });
  });
});
