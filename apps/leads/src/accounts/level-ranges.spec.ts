import { rangesOf } from './level-ranges';

const levels = [{ key: 'cold' }, { key: 'cool', from: 10 }, { key: 'warm', from: 20.5 }, { key: 'hot', from: 60 }];

describe('where levels lie', () => {
  it('is a range for each, and one for those side by side', () => {
    expect(rangesOf(levels, ['hot'])).toEqual([{ min: 6_000 }]);
    expect(rangesOf(levels, ['cold'])).toEqual([{ below: 1_000 }]);
    expect(rangesOf(levels, ['warm', 'cool'])).toEqual([{ min: 1_000, below: 6_000 }]);
    expect(rangesOf(levels, ['cold', 'warm', 'hot'])).toEqual([{ below: 1_000 }, { min: 2_050 }]);
    expect(rangesOf(levels, ['cold', 'cool', 'warm', 'hot'])).toEqual([{}]);
  });

  it('is nowhere for a level that is none, and anywhere while levels are not known', () => {
    expect(rangesOf(levels, ['tepid'])).toEqual([]);
    expect(rangesOf(null, ['hot'])).toEqual([{}]);
  });
});
