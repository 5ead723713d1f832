import { ModelDefinition, type PropertyCondition, ScoringSettings, UnstoredFacts } from '@heatline/contracts';
import { classifyEvent, compileClassifier, criteriaOfModel } from '@heatline/scoring-engine';
import { exampleFacts } from './example-facts';

describe('a first payload to try', () => {
  it('has what the rules ask for, and may be sent as it is', () => {
    const definition = ModelDefinition.parse({
      rules: [
        { name: 'Opened', points: 5, when: { event: ['opened'] } },
        {
          name: 'Priced',
          points: 5,
          when: { event: ['viewed'], where: { property: 'path', op: 'equals', value: '/pricing' } },
        },
        { name: 'Off', enabled: false, points: 5, when: { event: ['never'] } },
        { name: 'Decides', points: 20, when: { attribute: 'jobTitle', op: 'in', value: ['CTO', 'CEO'] } },
      ],
    });
    const facts: unknown = JSON.parse(exampleFacts(definition));
    expect(facts).toEqual({
      attributes: { jobTitle: 'CTO' },
      events: [{ type: 'opened' }, { type: 'viewed', properties: { path: '/pricing' } }],
    });
    expect(UnstoredFacts.safeParse(facts).success).toBe(true);
  });

  it('makes every rule hold that it was made for, whatever the comparison', () => {
    const wheres: PropertyCondition[] = [
      { property: 'url', op: 'not_contains', value: 'unsubscribe' },
      { property: 'url', op: 'not_equals', value: '/' },
      { property: 'url', op: 'contains', value: 'pricing' },
      { property: 'amount', op: 'gt', value: 100 },
      { property: 'amount', op: 'lt', value: '-2.5' },
      { property: 'amount', op: 'gte', value: 7 },
      { property: 'amount', op: 'between', value: [2, 5] },
      { property: 'at', op: 'before', value: '2026-03-01' },
      { property: 'at', op: 'after', value: '2026-03-01T10:00:00Z' },
      { property: 'tags', op: 'has_all', value: ['a', 'b'] },
      { property: 'plan', op: 'in', value: ['pro', 'team'] },
      { property: 'plan', op: 'not_in', value: ['pro', 'team'] },
      { property: 'form', op: 'exists' },
      { property: 'form', op: 'not_exists' },
      { property: 'form', op: 'matches', value: 'Start' },
      { not: { property: 'url', op: 'contains', value: 'x' } },
      {
        any: [
          { property: 'form', op: 'matches', value: '^a+$' },
          { property: 'url', op: 'equals', value: '/x' },
        ],
      },
      {
        all: [
          { property: 'url', op: 'starts_with', value: '/p' },
          { property: 'amount', op: 'gt', value: 1 },
        ],
      },
    ];
    for (const where of wheres) {
      const match = { event: ['asked'], where };
      const definition = ModelDefinition.parse({ rules: [{ name: 'Asked', points: 5, when: match }] });
      const { events } = UnstoredFacts.parse(JSON.parse(exampleFacts(definition)));
      expect({ where, events }).toEqual({ where, events: [expect.objectContaining({ type: 'asked' })] });
      const criteria = criteriaOfModel({ ...definition, settings: ScoringSettings.parse({}) });
      const classifier = compileClassifier(criteria.map((criterion, id) => ({ id, criterion })));
      expect({ where, held: classifyEvent(classifier, events[0]!) }).toEqual({ where, held: [0] });
    }
  });

  it('leaves out what it cannot make hold, and gives as many as a rule wants', () => {
    const definition = ModelDefinition.parse({
      rules: [
        { name: 'Pattern', points: 5, when: { event: ['a'], where: { property: 'x', op: 'matches', value: '^a+$' } } },
        { name: 'Season', points: 5, when: { event: ['b'] }, between: { from: '2030-01-01' } },
        { name: 'Never', points: 5, when: { event: ['c'] }, count: { max: 0 } },
        { name: 'Of late', points: 5, when: { attribute: 'renewal', op: 'within_last', value: { days: 3 } } },
        { name: 'Twice', points: 5, when: { event: ['d'], campaign: ['spring'] }, count: { min: 2 } },
        { name: 'Gated', points: 5, when: { event: ['e'] }, if: { attribute: 'plan', op: 'equals', value: 'pro' } },
        { name: 'Other', points: 5, when: { event: ['f'] }, if: { attribute: 'plan', op: 'equals', value: 'team' } },
      ],
    });
    const twice = { type: 'd', campaign: 'spring' };
    expect(JSON.parse(exampleFacts(definition))).toEqual({
      attributes: { plan: 'pro' },
      events: [twice, twice, { type: 'e' }],
    });
  });

  it('is an empty one without rules', () => {
    expect(JSON.parse(exampleFacts(undefined))).toEqual({ attributes: {}, events: [] });
  });
});
