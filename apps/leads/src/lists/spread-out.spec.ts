import { spreadOut } from './spread-out';

const upTo = (length: number) => Array.from({ length }, (_, n) => n);

describe('an order that is spread out', () => {
  it.each([0, 1, 2, 3, 6, 100, 1_999, 2_000])('has all %i of them once', (length) => {
    expect(spreadOut(upTo(length)).sort((a, b) => a - b)).toEqual(upTo(length));
  });

  it.each([10, 50, 333])('has %i first ones as all are', (first) => {
    const parts = [0, 0, 0, 0, 0];
    for (const n of spreadOut(upTo(1_000)).slice(0, first)) parts[Math.floor(n / 200)]!++;
    for (const part of parts) expect(Math.abs(part - first / 5)).toBeLessThanOrEqual(2);
  });
});
