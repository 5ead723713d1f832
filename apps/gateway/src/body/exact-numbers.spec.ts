import { describe, expect, it } from '@jest/globals';
import { mayAlterNumbers, withoutAlteredNumbers } from './exact-numbers';

/** What is said of the only number; undefined: it is kept. */
function lossOf(number: string): string | undefined {
  const [value] = withoutAlteredNumbers(`[${number}]`) as unknown[];
  return typeof value === 'symbol' ? value.description : undefined;
}

const tooManyDigits = 'The number has more digits than can be kept: send it as text, in quotes';

describe('numbers on their way in', () => {
  it.each([
    ['9007199254740993', tooManyDigits],
    ['-18446744073709551615', tooManyDigits],
    ['9007199254740993e0', tooManyDigits],
    ['1e400', 'The number is too large'],
    ['1e-400', 'The number is too close to 0 to be kept: send it as text, in quotes'],
  ])('%s: %s', (number, loss) => {
    expect(lossOf(number)).toBe(loss);
    expect(mayAlterNumbers(`{"n":${number}}`)).toBe(true);
  });

  it.each([
    '0',
    '-0',
    '-0.000',
    '0e-999',
    '9007199254740991',
    '18446744073709551616',
    '1e22',
    // Measures: as near as a double comes.
    '0.1',
    '19.990000000000002',
    '0.3333333333333333333333333333',
    '-12345.678901234567890',
  ])('%s is kept', (number) => {
    expect(lossOf(number)).toBeUndefined();
    expect(mayAlterNumbers(`{"n":${number}}`)).toBe(false);
  });

  it('are found wherever they stand', () => {
    for (const text of [
      '9007199254740993',
      '[1,9007199254740993]',
      '{"a":\n 9007199254740993}',
      '[\t9007199254740993 ]',
    ])
      expect(mayAlterNumbers(text)).toBe(true);
  });

  it('are told apart one by one, with the others as they were', () => {
    const parsed = withoutAlteredNumbers('{"a":[1,9007199254740993],"b":{"c":"9007199254740993","d":0.5}}') as {
      a: unknown[];
      b: object;
    };
    expect(parsed.a[0]).toBe(1);
    expect(typeof parsed.a[1]).toBe('symbol');
    expect(parsed.b).toEqual({ c: '9007199254740993', d: 0.5 });
  });

  it('as text may be looked at in vain, and are never altered', () => {
    const text = '{"note":"order: 9007199254740993, 1e400"}';
    expect(mayAlterNumbers(text)).toBe(true);
    expect(withoutAlteredNumbers(text)).toEqual(JSON.parse(text));
  });
});
