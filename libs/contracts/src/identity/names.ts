import * as z from 'zod';
import { isBlank } from '../base/seen-name';
import { isStorable } from '../leads/text';

/** A name for people to read, kept byte for byte: nothing is trimmed or changed, but there must be something to see. */
export const ShownName = z
  .string()
  .max(120, 'Keep the name under 121 characters')
  .refine((name) => !isBlank(name), 'Enter a name')
  .refine(isStorable, 'This name contains a character that cannot be stored');

/** Addresses are compared without case: what is stored and answered is lower case. */
export const SignInEmail = z
  .string()
  .trim()
  .max(254, 'Keep the e-mail address under 255 characters')
  .toLowerCase()
  .pipe(z.email('Enter an e-mail address, as in ada@example.com'));

/** Long enough to resist guessing, short enough that hashing it cannot be used to stall the server. */
export const NewPassword = z
  .string()
  .min(10, 'Use at least 10 characters')
  .max(200, 'Keep the password under 201 characters');
