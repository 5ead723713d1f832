import { RE2JS } from 're2js';
import * as z from 'zod';
import { isStorable } from '../leads/text';
import { conditionLimits } from './limits';
import { numberOf } from './number-of';

export { numberOf };

/** What attributes and properties are compared with. */
export type Scalar = string | number | boolean;

const unstorable = 'A text holds neither the character NUL nor half of a surrogate pair';
const { keyLength, listLength, patternLength, textLength } = conditionLimits;

/** Name of an attribute, property, event type or campaign; `a.b` is a path, a literal key with a dot wins. */
export const Key = z
  .string('Give a name')
  .min(1, 'Give a name')
  .max(keyLength, `A name has at most ${keyLength} characters`)
  .refine(isStorable, { error: unstorable });

export const ScalarValue = z
  .union([z.string(), z.number(), z.boolean()], 'Give a text, a number, true or false')
  .refine((value) => value !== '', {
    error: 'Give a text; an empty one counts as not set, so look for it with not_exists',
  })
  .refine((value) => typeof value !== 'string' || value.length <= textLength, {
    error: 'A text has at most 1,000 characters',
  })
  .refine((value) => typeof value !== 'string' || isStorable(value), { error: unstorable });

export const ScalarList = z
  .array(ScalarValue, 'Give a list of values')
  .min(1, 'Give at least one value')
  .max(listLength, 'A list has at most 1,000 values');

export const NumberValue = z
  .union([z.number(), z.string()], 'Give a number')
  .refine((value) => numberOf(value) !== null, { error: 'Give a number' });

/** A pattern in RE2 syntax: matching takes time in proportion to the text, whatever the pattern. */
export const Pattern = z
  .string('Give a pattern')
  .min(1, 'Give a pattern')
  .max(patternLength, `A pattern has at most ${patternLength} characters`)
  .refine(isStorable, { error: unstorable })
  .superRefine((pattern, context) => {
    if (pattern.length > patternLength) return;
    try {
      RE2JS.compile(pattern);
    } catch (error) {
      const why = error instanceof Error ? error.message : 'it cannot be read';
      context.addIssue({ code: 'custom', message: `The pattern cannot be used (RE2 syntax): ${why}` });
    }
  });
