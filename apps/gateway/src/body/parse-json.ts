import { invalidJson, valueNotKept } from '../problems/own-problems';
import { whereJsonBreaks } from './json-position';
import { alteredNumbers, unstorable } from './unstorable';

/** Deep enough for every condition that a person can read, far from where recursion over a body would end the stack. */
export const maxDepth = 64;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export interface ParseOptions {
  /** Texts are judged line by line by whoever keeps them, so that a bad one does not cost the good ones; only numbers are looked at. */
  lines?: boolean;
}

/** The value in a body of JSON, or a problem that says where the body is wrong. Never throws anything else. */
export function parseJson(bytes: Uint8Array, { lines = false }: ParseOptions = {}): unknown {
  const text = decode(bytes);
  if (text.trim() === '') throw invalidJson('The body is empty: send JSON.');
  if (isDeeperThan(maxDepth, text)) throw invalidJson(`The body is nested deeper than ${maxDepth} levels.`);
  const value = parse(text);
  const [first, ...others] = lines ? alteredNumbers(text) : unstorable(text, value);
  if (first) throw valueNotKept([first, ...others]);
  return value;
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw invalidJson('The body is not text in UTF-8.');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidJson(whereJsonBreaks(text));
  }
}

/** Counted over the text, because some of what is done with a parsed value recurses into it. */
function isDeeperThan(limit: number, text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x22) {
      i = endOfString(text, i);
      if (i < 0) return false;
    } else if (c === 0x7b || c === 0x5b) {
      if (++depth > limit) return true;
    } else if (c === 0x7d || c === 0x5d) depth--;
  }
  return false;
}

/** The index of the quote that ends the string which begins at `from`, or -1. indexOf skips long text far faster than a loop. */
function endOfString(text: string, from: number): number {
  for (let quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return quote;
  }
  return -1;
}
