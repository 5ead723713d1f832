import * as z from 'zod';
import { isStorable } from './text';

export interface JsonLimits {
  /** Size as UTF-8 JSON. */
  maxBytes: number;
  maxDepth: number;
  maxKeys: number;
  maxKeyLength: number;
  /** Said where one of the object's own names is empty; without it any name will do. */
  emptyName?: string;
}

/** What is wrong with a value that came out of a JSON parser, and where inside it; null = it can be kept unchanged. */
export function jsonFault(
  value: unknown,
  limits: JsonLimits,
  path: string[] = [],
): { path: string[]; message: string } | null {
  if (path.length > limits.maxDepth) return { path, message: `Nest at most ${limits.maxDepth} levels deep` };
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'string')
    return isStorable(value) ? null : { path, message: 'This text contains a character that cannot be stored' };
  if (typeof value === 'number') return Number.isFinite(value) ? null : { path, message: 'This number is too large' };
  if (Array.isArray(value)) return firstFault(value.entries(), limits, path);
  if (typeof value === 'object') return firstFault(Object.entries(value), limits, path);
  return { path, message: 'Give text, a number, true, false, null, a list or an object' };
}

function firstFault(entries: Iterable<[string | number, unknown]>, limits: JsonLimits, path: string[]) {
  for (const [key, value] of entries) {
    const name = String(key);
    if (name.length > limits.maxKeyLength)
      return { path: [...path, cut(name)], message: `A name has at most ${limits.maxKeyLength} characters` };
    if (!isStorable(name)) return { path, message: 'A name contains a character that cannot be stored' };
    const fault = jsonFault(value, limits, [...path, name]);
    if (fault) return fault;
  }
  return null;
}

/** As much of a name as tells it from others. */
const cut = (name: string): string => `${name.slice(0, 40).toWellFormed().replaceAll('\u0000', '\u2400')}…`;

/**
 * A JSON object with any names, `__proto__` too: a record schema would copy it and lose that one, so the object is
 * checked and passed on as it is.
 */
export const jsonObject = (limits: JsonLimits) =>
  z
    .custom<Record<string, unknown>>(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      'Give an object',
    )
    .superRefine((value, context) => {
      const complain = (message: string, path: string[] = []) => context.addIssue({ code: 'custom', message, path });
      if (Object.keys(value).length > limits.maxKeys) return complain(`Use at most ${limits.maxKeys} names`);
      if (limits.emptyName !== undefined && Object.hasOwn(value, '')) return complain(limits.emptyName);
      const fault = jsonFault(value, limits);
      if (fault) return complain(fault.message, fault.path);
      if (byteLength(value) > limits.maxBytes) complain(`Keep it under ${Math.floor(limits.maxBytes / 1_024)} kB`);
    })
    .meta({ type: 'object', additionalProperties: true });

const encoder = new TextEncoder();

function byteLength(value: unknown): number {
  const text = JSON.stringify(value);
  return text.length * 3 <= 16_384 ? text.length : encoder.encode(text).length;
}

/** The same without the checks, for what comes back out of the database. */
export const storedObject = z
  .custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null)
  .meta({ type: 'object', additionalProperties: true });
