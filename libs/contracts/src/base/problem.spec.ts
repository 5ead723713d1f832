import * as z from 'zod';
import { issuesOf, readBy } from './problem';

const complaints = (schema: z.ZodType, value: unknown) => {
  const read = readBy(schema, value);
  return read.success ? [] : issuesOf(read.error).map(({ path, message }) => `${path}: ${message}`);
};

describe('what a schema says of a value that it refuses', () => {
  it.each<[z.ZodType, unknown, string]>([
    [z.string(), undefined, ': Give text'],
    [z.number(), 'many', ': Give a number'],
    [z.coerce.number(), 'many', ': Give a number'],
    [z.int(), 1.5, ': Give a whole number'],
    [z.boolean(), 'yes', ': Give true or false'],
    [z.array(z.string()), {}, ': Give a list'],
    [z.object({}), [], ': Give an object'],
    [z.string().max(200), 'x'.repeat(201), ': Give at most 200 characters'],
    [z.string().min(1), '', ': Give at least 1 character'],
    [z.number().max(200), 201, ': Give at most 200'],
    [z.number().positive(), 0, ': Give more than 0'],
    [z.array(z.string()).max(1_000), Array(1_001).fill(''), ': Give at most 1,000'],
    [z.enum(['pause', 'resume']), 'explode', ': Give one of pause, resume'],
    [z.literal('none'), 'some', ': Give none'],
    [z.uuid(), '1', ': Give an id, as in 019a0000-0000-7000-8000-000000000000'],
    [z.uuid(), undefined, ': Give an id, as in 019a0000-0000-7000-8000-000000000000'],
    [z.email(), 7, ': Give an e-mail address, as in ada@example.com'],
    [z.strictObject({}), { extra: 1 }, 'extra: There is no such field'],
  ])('is plain: %#', (schema, value, complaint) => {
    expect(complaints(schema, value)).toEqual([complaint]);
  });

  it('is what the schema says itself, when it does', () => {
    expect(complaints(z.string('Give the model a name'), 7)).toEqual([': Give the model a name']);
  });

  describe('of several forms', () => {
    const oneOrMany = z.object({ email: z.union([z.string(), z.array(z.string()).max(2, 'Give at most two')]) });

    it('is about the form that was meant', () => {
      expect(complaints(oneOrMany, { email: ['a', 'b', 'c'] })).toEqual(['email: Give at most two']);
      expect(complaints(oneOrMany, { email: ['a', 7] })).toEqual(['email.1: Give text']);
    });

    it('names them all when none was meant', () => {
      expect(complaints(oneOrMany, { email: 7 })).toEqual(['email: Give text or a list']);
    });
  });
});
