import { formatPoints } from './points';
import { readNumber } from './read-number';

describe('a number that was typed', () => {
  it.each([
    ['5', 5],
    [' +5 ', 5],
    ['\u221212,5', -12.5],
    ['0.25', 0.25],
    ['1,000', 1_000],
    ['\u22124,999.99', -4_999.99],
    ['10,000,000', 10_000_000],
    ['1 000', 1_000],
    ['', undefined],
    ['  ', undefined],
    ['many', Number.NaN],
    ['-', Number.NaN],
    ['1,2,3', Number.NaN],
  ])('%s', (text, is) => {
    expect(readNumber(text)).toBe(is);
  });

  it.each([-5_000, -4_999.99, -1_000, -0.01, 0, 999.5, 1_234_567.89])('is read as it was shown: %s', (value) => {
    expect(readNumber(formatPoints(value))).toBe(value);
  });
});
