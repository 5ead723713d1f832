import type { AttributeLeaf } from '@heatline/contracts';
import { partsOf, typedAttribute, withAttribute, withEvent, without } from './conversion-edit';

const none = { events: [], attributes: [] };
const won = { event: ['deal_won', 'closed_won'] };
const large = { event: ['deal_won'], where: { property: 'value', op: 'gte', value: 1_000 } } as const;
const both = withAttribute(withEvent(none, 0, won), 0, 'stage', ' Customer , Won ');

describe('editing what a conversion is', () => {
  it('tells each part in words', () => {
    expect(partsOf(both).map(({ words }) => words)).toEqual([
      'Deal won or Closed won',
      expect.stringMatching(/^As soon as stage is "Customer" or "Won"/),
    ]);
  });

  it('adds nothing that is empty', () => {
    expect(withAttribute(none, 0, 'stage', '')).toBe(none);
    expect(withAttribute(none, 0, ' ', 'customer')).toBe(none);
  });

  it('sets events in the place of others, or beside them, with what their properties say', () => {
    expect(withEvent(both, 1, { ...large, event: ['deal_won'] }).events).toHaveLength(2);
    expect(partsOf(withEvent(both, 0, { ...large, event: ['deal_won'] }))[0]!.words).toBe(
      'Deal won where value is at least 1000',
    );
  });

  it('sets an attribute in the place of another, or beside it, and keeps what the fields do not show', () => {
    expect(withAttribute(both, 1, 'plan', 'paid').attributes.map(({ attribute }) => attribute)).toEqual([
      'stage',
      'plan',
    ]);
    const strict = {
      events: [],
      attributes: [{ attribute: 'stage', op: 'in' as const, value: ['A'], ignoreCase: false }],
    };
    expect(withAttribute(strict, 0, 'stage', 'A, B').attributes).toEqual([
      { attribute: 'stage', op: 'in', value: ['A', 'B'], ignoreCase: false },
    ]);
  });

  it('gives an attribute to be edited as it was typed, unless fields by comma would change it', () => {
    expect(typedAttribute(both.attributes[0])).toEqual({ key: 'stage', values: 'Customer, Won' });
    const of = (more: object) =>
      typedAttribute({ attribute: 'stage', op: 'in', value: ['won'], ...more } as AttributeLeaf);
    expect([of({ value: ['won, closed'] }), of({ value: [1] }), of({ op: 'not_in' }), of({ account: true })]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(typedAttribute(undefined)).toBeNull();
  });

  it('takes one part away, counted over events and attributes', () => {
    expect(without(both, 0)).toEqual({ ...both, events: [] });
    expect(without(both, 1)).toEqual({ ...both, attributes: [] });
  });
});
