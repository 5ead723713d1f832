import { levelsAtFirst } from '@heatline/contracts';
import { rangeOf } from './level-range';

describe('levels as a range of scores', () => {
  it('spans what was asked for, by key or by name', () => {
    expect(rangeOf(levelsAtFirst, ['warm'])).toEqual({ keys: ['warm'], from: 2000, to: 5000 });
    expect(rangeOf(levelsAtFirst, ['Hot'])).toEqual({ keys: ['hot'], from: 5000, to: null });
    expect(rangeOf(levelsAtFirst, ['hot', 'cold'])).toEqual({ keys: ['hot', 'cold'], from: null, to: null });
  });

  it('is nothing for a level that the model does not have', () => {
    expect(rangeOf(levelsAtFirst, ['warm', 'boiling'])).toBeNull();
  });
});
