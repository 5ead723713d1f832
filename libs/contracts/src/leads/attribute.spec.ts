import { issuesOf, readBy } from '../base/problem';
import { AttributesDraft } from './attribute';

const complaints = (value: unknown) => {
  const read = readBy(AttributesDraft, value);
  return read.success ? [] : issuesOf(read.error);
};

describe('attributes', () => {
  it('may have names of 200 characters', () => {
    expect(complaints({ ['n'.repeat(200)]: 1 })).toEqual([]);
  });

  it('are told which name of them is too long, by its beginning, wherever it stands', () => {
    const long = `Notes 😀 ${'x'.repeat(200)}`;
    const message = 'A name has at most 200 characters';
    expect(complaints({ a: 1, [long]: 2 })).toEqual([{ path: `${long.slice(0, 40)}…`, message }]);
    expect(complaints({ a: [{ [long]: 2 }] })).toEqual([{ path: `a.0.${long.slice(0, 40)}…`, message }]);
    expect(complaints({ ['\u{1f600}'.repeat(101) + 'x']: 1 })[0]?.path.isWellFormed()).toBe(true);
  });
});
