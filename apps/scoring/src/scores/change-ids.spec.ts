import { ChangeIds } from './change-ids';

const texts = (ids: ChangeIds, count: number) =>
  Array.from({ length: count }, () => Buffer.from(ids.next()).toString('hex'));

describe('ids of history rows', () => {
  it('are UUIDs of version 7 that carry their time', () => {
    const [id] = texts(new ChangeIds(0x0123_4567_89ab), 1);
    expect(id).toMatch(/^0123456789ab7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
  });

  it('have the usual text form', () => {
    expect(new ChangeIds(1).nextText()).toMatch(/^00000000-0001-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('rise within a batch and differ between batches of one millisecond', () => {
    const one = texts(new ChangeIds(1), 1_000);
    const other = texts(new ChangeIds(1), 1_000);
    expect([...one].sort()).toEqual(one);
    expect(new Set([...one, ...other]).size).toBe(2_000);
  });
});
