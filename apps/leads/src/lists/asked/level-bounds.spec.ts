import { boundsOf } from './level-bounds';

const levels = [{ key: 'cold' }, { key: 'warm', from: 20 }, { key: 'hot', from: 50 }];

describe('the scores of levels', () => {
  it.each([
    [['cold'], { below: 20 }],
    [['warm'], { min: 20, below: 50 }],
    [['hot'], { min: 50 }],
    [['hot', 'warm'], { min: 20 }],
    [['cold', 'hot'], {}],
    [['lukewarm'], undefined],
  ])('%j', (keys, bounds) => expect(boundsOf(levels, keys)).toEqual(bounds));
});
