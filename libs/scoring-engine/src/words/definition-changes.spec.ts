import { describe, expect, it } from '@jest/globals';
import { ModelDefinition } from '@heatline/contracts';
import { definitionChanges } from './definition-changes';

const [first, second] = ['0e000000-0000-4000-8000-000000000001', '0e000000-0000-4000-8000-000000000002'];
const rule = (more: object = {}) => ({
  id: first,
  name: 'Clicked a link',
  points: 10,
  when: { event: ['link_clicked'] },
  ...more,
});
const definition = (more: object = {}) => ModelDefinition.parse({ rules: [rule()], ...more });
const words = (before: ModelDefinition | undefined, after: ModelDefinition) =>
  definitionChanges(before, after).map((change) => change.words);

describe('the changes between two definitions', () => {
  it('are none when they say the same, whatever the order of keys', () => {
    const { when, ...rest } = rule();
    expect(words(definition(), definition({ rules: [{ when, ...rest }] }))).toEqual([]);
    expect(words(definition(), definition({ rules: [rule({ decay: { kind: 'inherit' } })] }))).toEqual([]);
  });

  it('tell the number that was and the number that is', () => {
    expect(words(definition(), definition({ rules: [rule({ points: 5 })] }))).toEqual([
      'Clicked a link: points 10 → 5',
    ]);
    expect(words(definition(), definition({ rules: [rule({ points: -2.5 })] }))).toEqual([
      'Clicked a link: points 10 → −2.5',
    ]);
  });

  it('tell every field of a rule', () => {
    const all = {
      name: 'Clicked',
      enabled: false,
      points: 3,
      when: { event: ['link_clicked'], campaign: ['spring'] },
      if: { attribute: 'country', op: 'equals', value: 'NO' },
      count: { min: 3 },
      limit: { first: 1, per: 'day' },
      cooldownSeconds: 3_600,
      maxPoints: 20,
      window: { days: 30 },
      between: { from: '2026-01-01' },
      decay: { kind: 'halfLife', days: 14 },
      group: 'mail',
    };
    const [change] = definitionChanges(definition(), definition({ rules: [rule(all)], groups: { mail: { max: 30 } } }));
    // As many as a rule has fields beside its id: a new field without words fails here.
    expect(change?.details.map(({ what }) => what)).toHaveLength(Object.keys(all).length);
    expect(change?.words).toBe(
      'Clicked: name Clicked a link → Clicked; switched on → off; points 10 → 3; ' +
        'looks for Link clicked → Link clicked in the campaign spring; only if none → country is "NO"; ' +
        'count none → at least 3 times; limit none → the first 1 of each day; cooldown none → 1 hour; ' +
        'maximum none → 20 points; window none → 30 days; season none → from 2026-01-01; ' +
        'decay none → points halve every 14 days; group none → mail',
    );
  });

  it('tell what came and what went, by id and not by name', () => {
    const after = definition({ rules: [rule({ id: second })] });
    expect(definitionChanges(definition(), after).map(({ kind, key }) => [kind, key])).toEqual([
      ['added', second],
      ['removed', first],
    ]);
    expect(words(undefined, definition())).toEqual(['Clicked a link added']);
  });

  it('tell the other parts', () => {
    const after = definition({
      levels: [
        { key: 'cold', name: 'Cold', tone: 'cold' },
        { key: 'warm', name: 'Warm', from: 30, tone: 'warm' },
        { key: 'ready', name: 'Ready', from: 88, tone: 'ready' },
      ],
      decay: { kind: 'linear', days: 30 },
      groups: { mail: { max: 30 } },
      floor: null,
      ceiling: 100,
    });
    expect(words(definition(), after)).toEqual([
      'Level Warm: from 20 → 30',
      'Level Ready added',
      'Level Hot removed',
      'Decay: points do not fade → points fade evenly to nothing in 30 days',
      'Group mail added',
      'Floor: 0 → none',
      'Ceiling: none → 100',
    ]);
  });

  it('tell a new order once, and not when rules only came or went', () => {
    const [a, b] = [rule(), rule({ id: second, name: 'Replied' })];
    expect(words(definition({ rules: [a, b] }), definition({ rules: [b, a] }))).toEqual(['Order of rules changed']);
    expect(words(definition({ rules: [a, b] }), definition({ rules: [b] }))).toEqual(['Clicked a link removed']);
  });
});
