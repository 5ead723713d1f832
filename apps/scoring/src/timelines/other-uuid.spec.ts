import { OtherUuid } from './other-uuid';

it('tells where a stream of rows comes to another UUID, be the first one nothing but zeros', () => {
  const ids = ['00', '00', '01', '01', '00'].map((last) => Buffer.from(last.padStart(34, '0'), 'hex'));
  const other = new OtherUuid();
  // One byte in front: ids lie anywhere.
  expect(ids.map((bytes) => other.isAt(bytes, 1))).toEqual([true, false, true, false, true]);
});
