import * as z from 'zod';

/**
 * Text that is kept byte for byte: not trimmed, not normalised. What a database cannot hold unchanged (U+0000, half a
 * surrogate pair) is refused, never replaced.
 */
export const ExactText = (max: number) =>
  z
    .string()
    .max(max, `Use at most ${max.toLocaleString('en')} characters`)
    .refine(isStorable, 'This text contains a character that cannot be stored (U+0000, or half of a surrogate pair)');

/** A name that people give: kept byte for byte like any text, and never blank. `blank` asks for one. */
export const GivenName = (blank: string, max: number) =>
  z
    .string(blank)
    .min(1, blank)
    .max(max, `A name has at most ${max} characters`)
    .refine((name) => name === '' || name.trim() !== '', { error: blank })
    .refine(isStorable, { error: 'A name holds neither the character NUL nor half of a surrogate pair' });

export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');
