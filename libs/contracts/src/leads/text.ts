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

export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');
