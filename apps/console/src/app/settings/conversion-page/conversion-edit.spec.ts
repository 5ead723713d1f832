import { partsOf, withAttribute, withEvent, without } from './conversion-edit';

const none = { events: [], attributes: [] };
const won = { event: ['deal_won', 'closed_won'] };
const large = { event: ['deal_won'], where: { property: 'value', op: 'gte', value: 1_000 } } as const;
const both = withAttribute(withEvent(none, 0, won), 'stage', ' Customer , Won ');

describe('editing what a conversion is', () => {
  it('tells each part in words', () => {
    expect(partsOf(both).map(({ words }) => words)).toEqual([
      'deal_won or closed_won',
      expect.stringMatching(/^As soon as stage is "Customer" or "Won"/),
    ]);
  });

  it('adds nothing that is empty', () => {
    expect(withAttribute(none, 'stage', '')).toBe(none);
    expect(withAttribute(none, ' ', 'customer')).toBe(none);
  });

  it('sets events in the place of others, or beside them, with what their properties say', () => {
    expect(withEvent(both, 1, { ...large, event: ['deal_won'] }).events).toHaveLength(2);
    expect(partsOf(withEvent(both, 0, { ...large, event: ['deal_won'] }))[0]!.words).toBe(
      'deal_won where value is at least 1000',
    );
  });

  it('takes one part away, counted over events and attributes', () => {
    expect(without(both, 0)).toEqual({ ...both, events: [] });
    expect(without(both, 1)).toEqual({ ...both, attributes: [] });
  });
});
