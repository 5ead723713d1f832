import { initials } from './initials';

describe('initials', () => {
  it.each([
    ['Mara Lindqvist', 'ML'],
    ['Marit van den Berg', 'MB'],
    ['buying@tallow.example', 'B'],
    ['Émile Ōta', 'ÉŌ'],
    ['(none) 李', 'N李'],
    ['', ''],
  ])('of %s are %s', (name, letters) => expect(initials(name)).toBe(letters));
});
