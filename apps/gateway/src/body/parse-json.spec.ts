import { parseJson } from './parse-json';
import { HttpProblem } from '../http/http-problem';

const bytes = (text: string) => new TextEncoder().encode(text);

function problemOf(text: string | Uint8Array): HttpProblem {
  try {
    parseJson(typeof text === 'string' ? bytes(text) : text);
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

  it('refuses the field name that would change an object, however it is spelled', () => {
    expect(problemOf('{"__proto__":{"admin":true}}').more.issues).toHaveLength(1);
    expect(problemOf('{"\\u005f_proto__":1}').more.issues).toHaveLength(1);
    expect(problemOf('{"__pr\\u006fto__":1}').status).toBe(400);
    expect(parseJson(bytes('{"constructor":1,"_proto":2}'))).toEqual({ constructor: 1, _proto: 2 });
  });
});
