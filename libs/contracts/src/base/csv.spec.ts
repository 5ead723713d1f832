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
    ['\n=1+1', '"\'\n\'=1+1"'],
    ['Ada\n=1+1', '"Ada\n\'=1+1"'],
    ['Ada\r\n"=1+1', '"Ada\r\n\'""=1+1"'],
    ['  =1+1', "'  =1+1"],
    ['\u00a0@x', "'\u00a0@x"],
    ['x; +1', '"x;\' +1"'],
    ['two\n lines', '"two\n lines"'],
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

  // What OWASP names under "CSV injection", behind everything that a spreadsheet may leave out or split at.
  const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
  const befores = ['', ' ', '   ', '\t', '\r', '\n', '\r\n', ' \n ', '\u00a0', '\u3000', '\v', '"', ' "', "'"];
  const inFront = ['', 'Ada', 'Ada,', '"Ada",'];
  const dangerous = inFront.flatMap((text) =>
    befores.flatMap((before) => signs.map((sign) => `${text}${before}${sign}1+1`)),
  );

  it.each([';', '\t', ','])('begins no formula in any line, where cells end at %j', (separator) => {
    const line = csvLine(['plain', ...dangerous].map(textCell));
    // Where commas end cells quotes count, so that neither commas nor lines within them end one.
    const begins = (separator === ',' ? cells(line) : line.split(new RegExp(`[\r\n${separator}]`))).filter((cell) =>
      (separator === ',' ? /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/ : /^["\s]*[=+\-@＝＋－＠]/).test(cell),
    );
    expect(begins).toEqual([]);
  });

  it('of whatever is dangerous comes back as it was written', () => {
    const twice = dangerous.flatMap((text) => [text, `${text};${text}`, `${text}\n${text}`, textCell(text)]);
    expect(cells(csvLine(twice.map(textCell))).map(plainText)).toEqual(twice);
  });

  it.each(['\t', '\n', ' ', "'", '"', ';'])('takes no longer than it is long, of nothing but %j', (one) => {
    const long = one.repeat(65_000);
    const began = performance.now();
    expect(plainText(textCell(long).replace(/^"(.*)"$/s, '$1'))).toHaveLength(one === '"' ? 130_000 : 65_000);
    expect(performance.now() - began).toBeLessThan(2_000);
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
