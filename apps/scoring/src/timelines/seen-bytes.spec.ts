import { SeenBytes } from './seen-bytes';

const bytes = (text: string) => Buffer.from(text);

describe('byte strings that were seen', () => {
  it('are known again, wherever they lie', () => {
    const seen = new SeenBytes();
    seen.keep(bytes('xx/pricing'), 2, 10, 7);
    expect(seen.find(bytes('/pricing and more'), 0, 8)).toBe(7);
    expect(seen.find(bytes('/pricinh'), 0, 8)).toBeUndefined();
    expect(seen.find(bytes('/pricing'), 0, 7)).toBeUndefined();
  });

  it('are never mistaken for others, however many there are', () => {
    const seen = new SeenBytes();
    for (let i = 0; i < 50_000; i++) seen.keep(bytes(`event ${i}`), 0, `event ${i}`.length, i);
    let known = 0;
    for (let i = 0; i < 50_000; i++) {
      const number = seen.find(bytes(`event ${i}`), 0, `event ${i}`.length);
      if (number === undefined) continue;
      known++;
      expect(number).toBe(i);
    }
    expect(known).toBeGreaterThan(1_000);
  });

  it('are read anew when they are long', () => {
    const seen = new SeenBytes();
    const long = bytes('x'.repeat(600));
    seen.keep(long, 0, long.length, 1);
    expect(seen.find(long, 0, long.length)).toBeUndefined();
  });
});
