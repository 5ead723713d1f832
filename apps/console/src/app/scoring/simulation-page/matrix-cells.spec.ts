import { cellsOf } from './matrix-cells';

const level = (key: string, from: number | null) => ({ key, name: key, tone: 'cold', from });

describe('the cells of the matrix', () => {
  const levels = [level('cold', null), level('warm', 20), level('hot', 50)];

  it('go up, go down, or stay', () => {
    const cells = cellsOf(
      [
        [5, 2, 0],
        [1, 0, 9],
        [0, 4, 7],
      ],
      levels,
      levels,
    );
    expect(cells.map((row) => row.map(({ way }) => way))).toEqual([
      ['same', 'up', 'none'],
      ['down', 'same', 'up'],
      ['none', 'down', 'same'],
    ]);
    expect(cells[1]![2]!.weight).toBe(48);
    expect(cells[0]![1]!.weight).toBeGreaterThan(cells[1]![0]!.weight);
  });

  it('find the place of a level that is gone by its bound', () => {
    const [, row] = cellsOf(
      [
        [1, 0],
        [3, 2],
      ],
      [level('cold', null), level('old', 30)],
      [level('cold', null), level('new', 25)],
    );
    expect(row!.map(({ way }) => way)).toEqual(['down', 'same']);
  });
});
