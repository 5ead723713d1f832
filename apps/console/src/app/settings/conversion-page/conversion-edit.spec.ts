import { partsOf, withAttribute, withEvents, without } from './conversion-edit';

const none = { events: [], attributes: [] };
const both = withAttribute(withEvents(none, 'deal_won, closed_won'), 'stage', ' Customer , Won ');

describe('editing what a conversion is', () => {
  it('tells each part in words', () => {
    expect(partsOf(both).map(({ words }) => words)).toEqual([
      'deal_won or closed_won',
      expect.stringMatching(/^As soon as stage is "Customer" or "Won"/),
    ]);
  });

  it('adds nothing that is empty', () => {
    expect(withEvents(none, ' , ')).toBe(none);
    expect(withAttribute(none, 'stage', '')).toBe(none);
    expect(withAttribute(none, ' ', 'customer')).toBe(none);
  });

  it('takes one part away, counted over events and attributes', () => {
    expect(without(both, 0)).toEqual({ ...both, events: [] });
    expect(without(both, 1)).toEqual({ ...both, attributes: [] });
  });
});
