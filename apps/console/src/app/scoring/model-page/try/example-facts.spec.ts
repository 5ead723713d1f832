import { ModelDefinition, UnstoredFacts } from '@heatline/contracts';
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

  it('is an empty one without rules', () => {
    expect(JSON.parse(exampleFacts(undefined))).toEqual({ attributes: {}, events: [] });
  });
});
