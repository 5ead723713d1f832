import { placeLevels } from './level-labels';

const level = (name: string, from: number | null, x: number) => ({ name, from, x });
/** As a phone draws the model of the demo. */
const phone = [level('Cold', null, 78), level('Lukewarm', 30, 128), level('Hot', 60, 180), level('Ready', 88, 227)];

describe('names of levels above a chart', () => {
  it('take a second row where one is too narrow, so that each is named', () => {
    expect(placeLevels(phone, 78, 350).map(({ text, row }) => [text, row])).toEqual([
      ['Cold', 0],
      ['Lukewarm 30', 0],
      ['Hot 60', 1],
      ['Ready 88', 0],
    ]);
  });

  it('stand before their bound where the chart ends', () => {
    const [, ready] = placeLevels([level('Cold', null, 44), level('Ready', 88, 340)], 44, 350);
    expect(ready).toMatchObject({ text: 'Ready 88', anchor: 'end', textX: 336, row: 0 });
  });

  it('end in an ellipsis when they are long, and keep their bound; the whole is kept for who hovers', () => {
    const [long] = placeLevels([level('Has been in touch with sales since spring', 30, 78)], 78, 350);
    expect(long?.text).toMatch(/^Has been.*… 30$/);
    expect(long?.whole).toBe('Has been in touch with sales since spring 30');
  });

  it('are left out where neither row has room', () => {
    const many = Array.from({ length: 20 }, (_, i) => level(`Level ${i}`, i || null, 44 + i * 12));
    const texts = placeLevels(many, 44, 300).map(({ text }) => text);
    expect(texts.filter((text) => text === '').length).toBeGreaterThan(5);
  });
});
