import { describe, expect, it } from '@jest/globals';
import { decayOf } from './decay';
import { halfUpLine, halfUpPower } from './exact';
import { halfLifePayment, linearPayment } from './payments';
import { leastMillionthsFor, roundToHundredths } from './points';

describe('payments', () => {
  it('by half-life are the exact ones, however near to a half', () => {
    let seed = 7;
    const random = (): number => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) / 2 ** 32;
    for (let n = 0; n < 3_000; n += 1) {
      const points = Math.floor((random() - 0.3) * 5e9);
      const age = 1 + Math.floor(random() * 86_400 * 400);
      const halfLife = 864 * (1 + Math.floor(random() * 5_000));
      expect(halfLifePayment(points, age, halfLife)).toBe(
        Math.floor(age / halfLife) < 64 ? halfUpPower(points, age, halfLife) : 0,
      );
    }
  });

  // Found by search: here a double lies on the other side of the half than the exact value.
  it.each([
    [4_404_118_980, 2_068_567_382, 2_504_855_232],
    [4_822_356_631, 81_635_584, 2_587_738_752],
    [4_951_927_272, 55_838_240, 314_125_344],
  ])('by half-life of %d at %d of %d round as the exact value does', (points, age, halfLife) => {
    expect(halfLifePayment(points, age, halfLife)).toBe(halfUpPower(points, age, halfLife));
  });

  it.each([
    [4_214_945_046, 271_861_554, 1_957_487_040],
    [4_352_210_323, 1_613_796_273, 2_943_528_768],
    [4_348_434_189, 90_689_675, 256_296_960],
  ])('by a line of %d at %d of %d round as the exact value does', (points, age, length) => {
    expect(linearPayment(points, age, length)).toBe(halfUpLine(points, age, length));
    expect(Math.floor((points * (length - age)) / length + 0.5)).not.toBe(halfUpLine(points, age, length));
  });

  it('fade to nothing and stay there', () => {
    for (const decay of [
      decayOf({ kind: 'halfLife', days: 1 }),
      decayOf({ kind: 'linear', days: 1 }),
      decayOf({ kind: 'step', percent: 50, everyDays: 1 }),
      decayOf({ kind: 'step', percent: 100, everyDays: 1 }),
    ]) {
      expect(Math.abs(decay.pay(5_000_000_000, 86_400 * 40_000))).toBe(0);
      expect(Math.abs(decay.pay(-5_000_000_000, 86_400 * 40_000))).toBe(0);
    }
  });
});

it('a score rounds once, half up, to hundredths', () => {
  expect([4_999, 5_000, 14_999, -5_000, -5_001, 20_000_000].map(roundToHundredths)).toEqual([0, 1, 1, 0, -1, 2_000]);
  for (const hundredths of [-3, 0, 1, 2_000]) {
    expect(roundToHundredths(leastMillionthsFor(hundredths))).toBe(hundredths);
    expect(roundToHundredths(leastMillionthsFor(hundredths) - 1)).toBe(hundredths - 1);
  }
});
