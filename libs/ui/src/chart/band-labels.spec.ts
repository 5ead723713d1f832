import { bandLabels } from './band-labels';

const bands = [
  { label: '0', count: '768' },
  { label: '17 to 42', count: '200' },
  { label: '79 to 178.75', count: '201' },
];

describe('labels of bands', () => {
  it('stand in one line where there is room, with the count under it', () => {
    expect(bandLabels(bands, 90)).toEqual({
      lines: [
        ['0', '768'],
        ['17 to 42', '200'],
        ['79 to 178.75', '201'],
      ],
      turned: false,
      height: 38,
    });
  });

  it('take two lines where one is too wide, and are turned where two are: no band is without its name', () => {
    const [broken, turned] = [bandLabels(bands, 60), bandLabels(bands, 27)];
    expect(broken).toMatchObject({
      turned: false,
      lines: [
        ['0', '768'],
        ['17 to', '42', '200'],
        ['79 to', '178.75', '201'],
      ],
    });
    expect(broken.height).toBeGreaterThan(38);
    expect(turned).toMatchObject({ turned: true, lines: [['0 · 768'], ['17 to 42 · 200'], ['79 to 178.75 · 201']] });
  });

  it('have nothing to say of no band', () => {
    expect(bandLabels([], 40).lines).toEqual([]);
  });
});
