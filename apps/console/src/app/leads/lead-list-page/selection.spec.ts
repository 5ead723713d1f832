import { LeadSelection } from '@heatline/contracts';
import { Selection } from './selection';

const [a, b] = ['0a000000-0000-4000-8000-000000000001', '0a000000-0000-4000-8000-000000000002'] as const;

describe('a selection', () => {
  it('is of some leads by id', () => {
    const selection = new Selection();
    selection.set([a, b], true);
    selection.toggle(b);
    expect(selection.asked()).toEqual({ leadIds: [a] });
    expect([selection.holdsAll([a]), selection.holdsAll([a, b]), selection.holdsAll([])]).toEqual([true, false, false]);
    selection.clear();
    expect(selection.asked()).toBeNull();
  });

  it('is of all that match, with the number that was seen', () => {
    const selection = new Selection();
    selection.set([a], true);
    selection.setAll({ q: 'berg', filter: { watched: true } }, 12_408);
    expect(selection.asked()).toEqual({ q: 'berg', filter: { watched: true }, expected: 12_408 });
    expect(LeadSelection.safeParse(selection.asked()).success).toBe(true);
    expect([selection.count(), selection.has(b)]).toEqual([12_408, true]);
  });

  it('is of those in sight when one of all that match is taken away', () => {
    const selection = new Selection();
    selection.setAll({}, 9);
    selection.toggle(a, [a, b]);
    expect(selection.asked()).toEqual({ leadIds: [b] });
  });
});
