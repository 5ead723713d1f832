import { formatBytes } from './bytes';

describe('the size of a file', () => {
  it.each([
    [0, '0 B'],
    [640, '640 B'],
    [1_400, '1.4 kB'],
    [9_960, '10 kB'],
    [999_600, '1.0 MB'],
    [128_400_000, '128 MB'],
    [5_000_000_000_000_000, '5000 TB'],
  ])('of %d bytes is %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });
});
