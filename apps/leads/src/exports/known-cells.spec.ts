import { CsvBytes } from './csv-bytes';
import { KnownCells } from './known-cells';

describe('cells that are made once each', () => {
  const values = Array.from({ length: 2_000 }, (_, n) => `value ${n % 700}`);

  it('are those of their values, whichever share a place', () => {
    const cells = new KnownCells((value) => `<${value.toString()}>`);
    const csv = new CsvBytes(8);
    for (const value of values) {
      const bytes = Buffer.from(`..${value}.`);
      cells.write(bytes, 2, bytes.length - 3, csv);
    }
    expect(csv.take().toString()).toBe(values.map((value) => `<${value}>`).join(''));
  });

  it('are not made again for the same value', () => {
    const made: string[] = [];
    const cells = new KnownCells((value) => {
      made.push(value.toString());
      return 'x';
    });
    const csv = new CsvBytes(8);
    for (const value of ['hot', 'warm', 'hot', 'hot', '', 'warm', '']) {
      const bytes = Buffer.from(value);
      cells.write(bytes, 0, bytes.length, csv);
    }
    expect(made).toEqual(['hot', 'warm', '']);
  });

  it('do not change with the memory that their value lay in', () => {
    const cells = new KnownCells((value) => value.toString());
    const csv = new CsvBytes(8);
    const bytes = Buffer.from('hot');
    cells.write(bytes, 0, 3, csv);
    bytes.write('hat');
    cells.write(bytes, 0, 3, csv);
    expect(csv.take().toString()).toBe('hothat');
  });
});
