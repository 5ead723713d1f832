import { parseJson, type ParseOptions } from './parse-json';
import { HttpProblem } from '../problems/http-problem';

const bytes = (text: string) => new TextEncoder().encode(text);

function problemOf(text: string | Uint8Array, options?: ParseOptions): HttpProblem {
  try {
    parseJson(typeof text === 'string' ? bytes(text) : text, options);
  } catch (error) {
    if (error instanceof HttpProblem) return error;
    throw error;
  }
  throw new Error('was read');
}

describe('reading JSON', () => {
  it('gives back what was sent', () => {
    expect(parseJson(bytes('{"a":[1,-2.5e3,"\\u00e5 \\ud83d\\ude00",null,true]}'))).toEqual({
      a: [1, -2500, 'å 😀', null, true],
    });
  });

  it.each([
    ['{"a":}', 'at line 1, column 6 there is "}", expected was a value'],
    ['{\n  "a": 1,\n  b: 2\n}', 'at line 3, column 3 there is "b", expected was a field name in double quotes'],
    ['[1,2', 'ends too early: "," or "]" is missing'],
    ['{"a":1}x', 'at line 1, column 8 there is "x", expected was nothing more'],
    ['[01]', 'at line 1, column 2 there is "0", expected was a value or "]"'],
    ["{'a':1}", 'column 2 there is "\'"'],
    ['\uFEFF{}', 'at line 1, column 1 there is a byte order mark (U+FEFF), expected was a value'],
    ['[\u200b1]', 'there is the invisible character U+200B, expected was a value'],
    ['[\u00a01]', 'there is the invisible character U+00A0, expected was a value'],
    ['  ', 'is empty'],
  ])('says where %j is wrong', (text, words) => {
    const problem = problemOf(text);
    expect(problem).toMatchObject({ status: 400, code: 'invalid_json' });
    expect(problem.detail).toContain(words);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(problemOf(new Uint8Array([0x22, 0xff, 0x22]))).toMatchObject({ code: 'invalid_json' });
  });

  it('refuses deep nesting without ending the stack', () => {
    expect(problemOf('['.repeat(100_000)).detail).toContain('deeper than 64');
    expect(problemOf('{"a":'.repeat(65) + '1' + '}'.repeat(65)).detail).toContain('deeper than 64');
    expect(parseJson(bytes('['.repeat(64) + ']'.repeat(64)))).toBeDefined();
    expect(parseJson(bytes(JSON.stringify({ text: '[['.repeat(100) + '\\"' })))).toBeDefined();
  });

  it('names the place of text that cannot be stored', () => {
    expect(problemOf('{"leads":[{"name":"a\\u0000b"}]}')).toMatchObject({
      status: 400,
      code: 'invalid_request',
      more: { issues: [{ path: 'leads.0.name' }] },
    });
    expect(problemOf('["\\uD800"]').more.issues).toEqual([expect.objectContaining({ path: '0' })]);
    expect(problemOf('{"a\\u0000":1}').more.issues).toEqual([expect.objectContaining({ path: 'a␀' })]);
    expect(problemOf('[1e999]').more.issues).toEqual([expect.objectContaining({ message: 'The number is too large' })]);
    expect(problemOf(`[${'9'.repeat(400)}]`).status).toBe(400);
    expect(parseJson(bytes('["\\ud83d\\ude00", 1e300]'))).toEqual(['😀', 1e300]);
  });

  it.each([
    ['{"rules":[{"name":"Opened"},{"name":"a\\u0000b"}]}', 'rules.1.name', 'The text holds a NUL character'],
    [
      '{"rules":[{"when":{"attribute":"jobTitle","value":"\\ud83d"}}]}',
      'rules.0.when.value',
      'The text holds half of a surrogate pair, which is no character',
    ],
    ['{"levels":[{"name":"\\udc00"}],"note":"\\u0000"}', 'levels.0.name', 'no character (and 1 more)'],
  ])('says to people, too, in which field of a draft the text is: %s', (text, path, words) => {
    const { detail, more } = problemOf(text);
    expect(more.issues?.[0]?.path).toBe(path);
    expect(detail).toContain(`cannot be kept, at ${path}: `);
    expect(detail).toContain(words);
  });

  it.each([
    '9007199254740993',
    '-9007199254740993',
    '12345678901234567890',
    '90071992547409931.5',
    '900719925474.0993e4',
    `1${'0'.repeat(400)}1e-380`,
  ])('refuses %s, of which JSON.parse makes another, and says where and what to do', (number) => {
    const text = `{"events":[{"properties":{"n":${number}}}]}`;
    for (const lines of [false, true]) {
      expect(problemOf(text, { lines }).more.issues).toEqual([
        {
          path: 'events.0.properties.n',
          message: 'The number has more digits than can be kept: send it as text, in quotes',
        },
      ]);
    }
  });

  it.each([
    '9007199254740991',
    '9007199254740994',
    '100000000000000000000000',
    '1e300',
    '3.14159',
    '0.30000000000000004',
    '0.10000000000000001',
    '0.3333333333333333333333333333',
    '1234567890123456.7',
    '10.752245399999999',
    '1.0000000000000000',
    '0e999',
    '5e-324',
    '2.2250738585072014e-308',
  ])('keeps %s', (number) => {
    expect(parseJson(bytes(`[${number}]`), { lines: true })).toEqual([Number(number)]);
  });

  it('refuses a number that would become 0, and one that would become infinite', () => {
    const issues = problemOf('[1e-400, 1e400, -1e400]').more.issues;
    expect(issues).toEqual([
      { path: '0', message: expect.stringContaining('too close to 0') },
      { path: '1', message: 'The number is too large' },
      { path: '2', message: 'The number is too large' },
    ]);
  });

  it('leaves long numbers in texts and names alone', () => {
    const value = { '9007199254740993': 'order: 9007199254740993, 1e400', id: '12345678901234567890' };
    expect(parseJson(bytes(JSON.stringify(value)), { lines: true })).toEqual(value);
  });

  it('refuses the field name that would change an object, however it is spelled', () => {
    expect(problemOf('{"__proto__":{"admin":true}}').more.issues).toHaveLength(1);
    expect(problemOf('{"\\u005f_proto__":1}').more.issues).toHaveLength(1);
    expect(problemOf('{"__pr\\u006fto__":1}').status).toBe(400);
    expect(parseJson(bytes('{"constructor":1,"_proto":2}'))).toEqual({ constructor: 1, _proto: 2 });
  });
});
