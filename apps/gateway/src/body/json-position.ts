const token =
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-]))|((?:true|false|null)(?!\w)))/y;

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or }' | ', or ]' | 'end';

const inWords: Record<Expected, string> = {
  value: 'a value',
  'value or ]': 'a value or "]"',
  name: 'a field name in double quotes',
  'name or }': 'a field name in double quotes or "}"',
  ':': '":" after the field name',
  ', or }': '"," or "}"',
  ', or ]': '"," or "]"',
  end: 'nothing more',
};

/** Says in words where a text stops being JSON. Only called for text that JSON.parse has refused. */
export function whereJsonBreaks(text: string): string {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    token.lastIndex = at;
    const found = token.exec(text);
    const next: Expected | undefined = found ? after(expected, found, open) : undefined;
    if (!next) return sentence(text, skipSpace(text, at), expected);
    at = token.lastIndex;
    expected = next;
  }
}

/** What may follow the token, or undefined when the token itself is out of place. */
function after(expected: Expected, token: RegExpExecArray, open: ('{' | '[')[]): Expected | undefined {
  const [, mark, string] = token;
  const takesValue = expected === 'value' || expected === 'value or ]';
  if (!mark) {
    if (takesValue) return afterValue(open);
    return string !== undefined && (expected === 'name' || expected === 'name or }') ? ':' : undefined;
  }
  if (mark === ':') return expected === ':' ? 'value' : undefined;
  if (mark === ',') return expected === ', or }' ? 'name' : expected === ', or ]' ? 'value' : undefined;
  if (mark === '{' || mark === '[') {
    if (!takesValue) return undefined;
    open.push(mark);
    return mark === '{' ? 'name or }' : 'value or ]';
  }
  const closes = mark === '}' ? ['name or }', ', or }'] : ['value or ]', ', or ]'];
  if (!closes.includes(expected)) return undefined;
  open.pop();
  return afterValue(open);
}

const afterValue = (open: readonly ('{' | '[')[]): Expected =>
  open.length === 0 ? 'end' : open.at(-1) === '{' ? ', or }' : ', or ]';

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\n\r'.includes(text[at]!)) at++;
  return at;
}

function sentence(text: string, at: number, expected: Expected): string {
  if (at >= text.length) return `The body ends too early: ${inWords[expected]} is missing at its end.`;
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  return `The body is not JSON: at line ${line}, column ${column} there is ${named(text.codePointAt(at)!)}, expected was ${inWords[expected]}.`;
}

/** Nobody sees some characters, and would look for them in vain. */
function named(code: number): string {
  const character = String.fromCodePoint(code);
  if (/[^\p{C}\p{Z}\p{M}]| /u.test(character)) return JSON.stringify(character);
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return code === 0xfeff ? `a byte order mark (${number})` : `the invisible character ${number}`;
}
