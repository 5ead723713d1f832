import { containing, orderOf, searchable, searchTextOf } from './search-text';

describe('text that is searched', () => {
  it('knows no case and no accents', () => {
    expect(searchable('Åse MÜLLER')).toBe('ase muller');
    expect(searchTextOf('Åse', ['ase@x.example'])).toBe(' ase\n ase@x.example\n x.example');
  });

  it.each([
    ['Łukasz', 'lukasz'],
    ['Groß', 'gross'],
    ['GROẞ', 'gross'],
    ['Ødegård', 'ødegard'],
    ['O’Brien', "o'brien"],
    ['Oʼbrien', "o'brien"],
    ['O‘Brien', "o'brien"],
  ])('finds %s however it is typed', (name, wanted) => {
    expect(searchable(name)).toBe(wanted);
    expect(containing(name)).toBe(`%${wanted}%`);
  });

  it('takes signs of patterns for what they are', () => {
    expect(containing('100%_\\')).toBe('%100\\%\\_\\\\%');
  });

  it('is looked for within words from three letters on', () => {
    expect(containing('Ad')).toBe('% ad%');
    expect(containing('ada')).toBe('%ada%');
    expect(containing('.*')).toBe('%.*%');
  });

  it('has no place in an order when it is empty', () => {
    expect(orderOf('')).toBeNull();
    expect(orderOf('\u200b\u3164')).toBeNull();
    expect(orderOf('Ø'.repeat(500))).toHaveLength(100);
  });
});
