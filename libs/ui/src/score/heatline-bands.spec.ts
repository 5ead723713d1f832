import { heatlineBands } from './heatline-bands';

const levels = [
  { name: 'Cold', tone: 'cold', from: null },
  { name: 'Warm', tone: 'warm', from: 20 },
  { name: 'Hot', tone: 'hot', from: 50 },
];

describe('the bands of a heatline', () => {
  it('are filled up to the score', () => {
    expect(heatlineBands(levels, 35, 0, 100).map(({ filled }) => Math.round(filled))).toEqual([100, 50, 0]);
  });

  it('share the range from floor to ceiling', () => {
    expect(heatlineBands(levels, 35, 0, 100).map(({ size }) => Math.round(size))).toEqual([20, 30, 50]);
  });

  it('reach down to a score below the floor and up to one above every bound', () => {
    expect(heatlineBands(levels, -30, null, null)[0]).toMatchObject({ from: -30, filled: 0 });
    expect(heatlineBands(levels, 400, 0, null).at(-1)).toMatchObject({ filled: 100 });
  });

  it('are empty without levels', () => {
    expect(heatlineBands([], 3, 0, null)).toEqual([]);
  });
});
