import type * as z from 'zod';

const things: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

const formats: Record<string, string> = {
  uuid: 'Give an id, as in 019a0000-0000-7000-8000-000000000000',
  email: 'Give an e-mail address, as in ada@example.com',
  url: 'Give an address, as in https://example.com',
};

/** What a union says that has nothing to say for itself; its branches then speak for it. */
export const unknownForm = 'This cannot be read in the form that it has';

/** What to do about a value that a schema refuses and has no words of its own for. Say it to `safeParse` as `error`. */
export function plainWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return formats[formatOf(issue) ?? ''] ?? `Give ${things[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `Give ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `${issue.inclusive === false ? 'Give more than' : 'Give at least'} ${amountOf(issue.origin, issue.minimum)}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'Give less than' : 'Give at most'} ${amountOf(issue.origin, issue.maximum)}`;
    case 'not_multiple_of':
      return `Give a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return formats[issue.format] ?? 'Give it in the form that the API description shows';
    case 'unrecognized_keys':
      return 'There is no such field';
    default:
      return unknownForm;
  }
}

/** Of text that has to have one, also where there is no text yet. */
const formatOf = ({ inst }: z.core.$ZodRawIssue): string | undefined =>
  (inst?._zod.def as { format?: string } | undefined)?.format;

function amountOf(origin: string, amount: number | bigint): string {
  const number = amount.toLocaleString('en');
  if (origin === 'string') return `${number} ${Number(amount) === 1 ? 'character' : 'characters'}`;
  return number;
}
