import { textCell } from '@heatline/contracts';
import { CsvBytes } from './csv-bytes';

const written = (write: (csv: CsvBytes) => void) => {
  const csv = new CsvBytes(8);
  write(csv);
  return csv.take().toString('utf8');
};
const cell = (text: string) => {
  const bytes = Buffer.from(`..${text}..`);
  return written((csv) => csv.text(bytes, 2, bytes.length - 4));
};

describe('a cell as bytes', () => {
  const signs = [
    'a',
    'Z',
    '7',
    ' ',
    '\t',
    '"',
    "'",
    ',',
    ';',
    '\r',
    '\n',
    '=',
    '+',
    '-',
    '@',
    '＝',
    '＠',
    'ü',
    '😀',
    '\u202e',
    '\u007f',
    '\u00a0',
    '\u3000',
    '\v',
  ];

  it('is the cell as text, for every text of up to three of the signs that matter', () => {
    const texts = signs.flatMap((a) => [a, ...signs.flatMap((b) => [a + b, ...signs.map((c) => a + b + c)])]);
    expect(texts.filter((text) => cell(text) !== textCell(text))).toEqual([]);
  });

  it('is empty where nothing is', () => {
    expect(cell('')).toBe('');
  });

  it('may be longer than what was planned for all', () => {
    const long = 'Ærø '.repeat(5_000) + '.';
    expect(cell(long)).toBe(long);
  });

  it.each([0, 999, 86_399_999, 86_400_000, 951_782_400_123, 1_795_000_000_005, -1, -62_135_596_800_000])(
    'of the instant %d is what Date makes of it',
    (ms) => {
      expect(written((csv) => csv.instant(ms))).toBe(new Date(ms).toISOString());
    },
  );

  it('of another day does not keep the day before', () => {
    // The last lies 4,096 days before the first.
    const days = [1_795_000_000_005, 1_795_000_000_006, 951_782_400_123, 1_795_000_000_005 - 4_096 * 86_400_000];
    expect(written((csv) => days.forEach((day) => csv.instant(day)))).toBe(
      days.map((day) => new Date(day).toISOString()).join(''),
    );
  });

  it.each([0, 1, 10, 99, 100, 4_807, 1_250, 999_999_999, -1, -10, -4_807, 2_147_483_647, -2_147_483_648])(
    'of %d hundredths is the number as JavaScript writes it',
    (hundredths) => {
      expect(written((csv) => csv.points(hundredths))).toBe(String(hundredths / 100));
    },
  );

  it('of a UUID is its usual form', () => {
    const id = '01a2260b-e9d5-7578-b79f-a10dea2f9dd3';
    const bytes = Buffer.from(`ff${id.replaceAll('-', '')}`, 'hex');
    expect(written((csv) => csv.uuid(bytes, 1))).toBe(id);
  });

  it('stands in its line, and a piece that was taken is not written over', () => {
    const csv = new CsvBytes(64);
    csv.ascii('1.5');
    csv.comma();
    csv.raw('ä');
    csv.endLine();
    expect(csv.length).toBe(8);
    const first = csv.take();
    csv.ascii('other');
    expect(first.toString()).toBe('1.5,ä\r\n');
    expect(csv.take().toString()).toBe('other');
  });
});
