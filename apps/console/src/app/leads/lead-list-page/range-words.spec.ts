import { rangeWords } from './range-words';

describe('a score range', () => {
  it.each([
    [{ min: 20, below: 50 }, '20–49'],
    [{ min: 91 }, '91+'],
    [{ min: 40, max: 60 }, '40 to 60'],
    [{ min: 12.5 }, '12.5+'],
    [{ max: -3 }, 'up to -3'],
    [{ below: 10 }, 'under 10'],
    [{ min: 1, below: 2 }, '1 to under 2'],
  ])('%j reads %s', (range, words) => expect(rangeWords(range)).toBe(words));
});
