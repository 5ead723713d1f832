import { gunzipSync } from 'node:zlib';
import { gzipped } from './gzipped';

/** Bytes that no compressor makes small, the same each time. */
function noise(length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let at = 0, seed = 1; at < length; at++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = seed >>> 24;
  }
  return bytes;
}

describe('bytes as gzip has them', () => {
  it.each([0, 1, 1_400, 16_384, 16_385, 70_000, 3_000_000])('are whole: %d', async (length) => {
    for (const bytes of [noise(length), Buffer.alloc(length, 'x')]) {
      expect(gunzipSync(await gzipped(bytes)).equals(bytes)).toBe(true);
    }
  });

  it('have nothing of what was made before, or is made beside them', async () => {
    const texts = Array.from({ length: 40 }, (_, i) => Buffer.concat([Buffer.from(`${i}: `), noise(i * 3_000)]));
    const rounds = [...texts, ...texts.toReversed()];
    const made = await Promise.all(rounds.map(gzipped));
    expect(made.map((bytes) => gunzipSync(bytes).length)).toEqual(rounds.map(({ length }) => length));
    for (const [i, bytes] of made.entries()) expect(gunzipSync(bytes).equals(rounds[i]!)).toBe(true);
    const again = await gzipped(texts[7]!);
    expect(again.equals(made[7]!)).toBe(true);
  });

  it('are smaller where there is something to gain', async () => {
    const json = Buffer.from(JSON.stringify(Array.from({ length: 200 }, (_, i) => ({ leadId: i, name: 'Ada Berg' }))));
    expect((await gzipped(json)).length).toBeLessThan(json.length / 5);
  });
});
