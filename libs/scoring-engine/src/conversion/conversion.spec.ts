import { describe, expect, it } from '@jest/globals';
import { ConversionDefinition, conversionAtFirst } from '@heatline/contracts';
import { MemoryCatalog } from '../criteria/catalog';
import type { RawHistory } from '../oracle/history';
import { factsOf } from '../oracle/pack-history';
import { aHistory, change, day, event, noon } from '../oracle/scene';
import {
  compileConversion,
  conversionsIn,
  criteriaOfConversion,
  describeConversion,
  firstConversion,
} from './conversion';

function conversionsOf(definition: object, facts: Partial<RawHistory>, until?: number) {
  const parsed = ConversionDefinition.parse(definition);
  const catalog = new MemoryCatalog(criteriaOfConversion(parsed, 'UTC'));
  const { timeline } = factsOf(aHistory(facts), catalog);
  const compiled = compileConversion(parsed, 'UTC', catalog);
  if (!compiled.ok) throw new Error('A criterion is missing');
  const all = conversionsIn(compiled.value, timeline, until);
  if (until === undefined) expect(firstConversion(compiled.value, timeline)).toBe(all[0]?.time ?? null);
  return all;
}

const won = { events: [{ event: ['deal_won'] }] };
const customer = { attributes: [{ attribute: 'stage', op: 'equals', value: 'customer' }] };

describe('a conversion', () => {
  it('is every event of its kinds, in time order', () => {
    const events = [event('deal_won', noon), event('opened', noon - day), event('deal_won', noon - 2 * day)];
    expect(conversionsOf(won, { events })).toEqual([
      { time: noon - 2 * day, kind: 'event', what: 'Deal won' },
      { time: noon, kind: 'event', what: 'Deal won' },
    ]);
  });

  it('asks for properties as rules do', () => {
    const definition = {
      events: [{ event: ['deal'], where: { property: 'stage', op: 'equals', value: 'won' } }],
    };
    const events = [
      event('deal', noon - day, { properties: { stage: 'lost' } }),
      event('deal', noon, { properties: { stage: 'won' } }),
    ];
    expect(conversionsOf(definition, { events })).toMatchObject([{ time: noon }]);
  });

  it('is the moment at which an attribute becomes so, each time anew', () => {
    const changes = [
      change('stage', 'lead', noon - 9 * day),
      change('stage', 'customer', noon - 8 * day),
      change('other', 1, noon - 7 * day),
      change('stage', 'churned', noon - 6 * day),
      change('stage', 'customer', noon - 5 * day),
    ];
    expect(conversionsOf(customer, { changes }).map(({ time }) => (time - noon) / day)).toEqual([-8, -5]);
  });

  it('is not what was so of a profile of which nothing is known', () => {
    const never = { attributes: [{ attribute: 'stage', op: 'not_equals', value: 'lead' }] };
    expect(conversionsOf(never, { changes: [change('other', 1, noon - day)] })).toEqual([]);
    expect(
      conversionsOf(never, { changes: [change('stage', 'lead', noon - 2 * day), change('stage', 'won', noon - day)] }),
    ).toMatchObject([{ time: noon - day }]);
  });

  it('is not seen before its own second has passed', () => {
    const events = [event('deal_won', noon)];
    expect(conversionsOf(won, { events }, noon)).toEqual([]);
    expect(conversionsOf(won, { events }, noon + 1)).toHaveLength(1);
  });

  it('is nothing when nothing is defined', () => {
    expect(conversionsOf({}, { events: [event('deal_won', noon)] })).toEqual([]);
  });

  it('is told in words', () => {
    expect(describeConversion(conversionAtFirst)).toEqual([
      'Deal won or Deal closed won or Closed won or Opportunity won',
      expect.stringMatching(/^stage is "customer"/),
      expect.stringMatching(/^lifecycleStage is "customer"/),
    ]);
  });

  it('refuses what depends on the time', () => {
    const aged = { attributes: [{ attribute: 'since', op: 'older_than', value: { days: 3 } }] };
    expect(ConversionDefinition.safeParse(aged).success).toBe(false);
    expect(ConversionDefinition.safeParse(customer).success).toBe(true);
  });
});
