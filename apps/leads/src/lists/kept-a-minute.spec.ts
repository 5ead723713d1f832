import { KeptAMinute } from './kept-a-minute';

let now = 0;
let made = 0;
const kept = () =>
  new KeptAMinute<string>(
    10,
    (text) => text.length,
    () => now,
  );
const make = async () => `${++made}`;
beforeEach(() => {
  now = 0;
  made = 0;
});

describe('what is kept a minute', () => {
  it('is made once for all who ask meanwhile, and again after a minute', async () => {
    const values = kept();
    expect(await Promise.all([values.make('a', make), values.make('a', make)])).toEqual(['1', '1']);
    now = 59_999;
    expect(await values.make('a', make)).toBe('1');
    now = 60_000;
    expect(values.get('a')).toBeUndefined();
    expect(await values.make('a', make)).toBe('2');
  });

  it('is not kept when it could not be made, and is made anew on request', async () => {
    const values = kept();
    await expect(values.make('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await values.make('a', make)).toBe('1');
    expect(await values.renew('a', make)).toBe('2');
    expect(await values.make('a', make)).toBe('2');
  });

  it('goes, oldest first, when memory is short', async () => {
    const values = kept();
    await values.make('a', async () => 'xxxxxx');
    await values.make('b', async () => 'yyyyyy');
    expect(values.get('a')).toBeUndefined();
    expect(await values.get('b')).toBe('yyyyyy');
    await values.make('c', async () => 'far too much to be kept');
    expect(values.get('c')).toBeUndefined();
  });
});
