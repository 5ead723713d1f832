import { csvLine, plainText, textCell } from './csv';

/** As RFC 4180 reads one line. */
function cells(line: string): string[] {
  const found = [...line.replace(/\r\n$/, '').matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gs)];
  return found.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

describe('a cell of CSV', () => {
  it.each([
    ['plain', 'plain'],
    ['a "b", c', '"a ""b"", c"'],
    ['two\r\nlines', '"two\r\nlines"'],
    [' spaced ', '" spaced "'],
    ['=1+1', "'=1+1"],
    ['+47 12', "'+47 12"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', '"\'\tx"'],
    ['a;b', '"a;b"'],
    ['a\tb', '"a\tb"'],
    ['x;=1+1', '"x;\'=1+1"'],
    ["x\t'=1", '"x\t\'\'=1"'],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
    ["'=1", "''=1"],
    ["'quoted'", "'quoted'"],
  ])('%j is written %j', (text, cell) => {
    expect(textCell(text)).toBe(cell);
  });

  it('is empty where there is nothing', () => {
    expect(textCell(null)).toBe('');
  });

  it.each([';', '\t'])('begins no formula either where cells end at %j', (separator) => {
    const texts = ['x;=1+1;', 'x\t=1+1\t', "x;'=1;", '=1', ';@SUM(A1);', '\t＝1\t', 'x;"=1', ';'];
    const line = csvLine(['plain', ...texts].map(textCell)).replace(/\r\n$/, '');
    // Quotes mean something to a spreadsheet only where they begin what it takes for a cell: here they never do.
    const begins = line.split(separator).filter((cell) => /^"*[=+\-@＝＋－＠]/.test(cell));
    expect(begins).toEqual([]);
  });

  it('comes back as it was written', () => {
    const texts = [
      'a',
      '"',
      ',',
      '\r\n',
      '=1',
      "'=1",
      "''+1",
      "'",
      "it's",
      '😀',
      '\u202e',
      '-',
      '@',
      '\t',
      ' x ',
      '＝1',
      'a\nb"c,d',
      'x;=1+1',
      "x;'=1;-2",
      '\t=1',
      ';;+',
      ';"\'=1',
      ';\'"=1',
    ];
    expect(cells(csvLine(texts.map(textCell))).map(plainText)).toEqual(texts);
  });
});
