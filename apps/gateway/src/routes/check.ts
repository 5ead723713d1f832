import { InvalidRequest, issuesOf, readBy } from '@heatline/contracts';
import * as z from 'zod';
import { unstorableText } from '../body/unstorable';

/**
 * What the schema makes of a value. @throws InvalidRequest with the place of everything that is wrong
 */
export function checked(schema: z.ZodType, value: unknown): unknown {
  const read = readBy(schema, value);
  if (!read.success) throw new InvalidRequest(issuesOf(read.error));
  return read.data;
}

/** Queries have no schema of their own for what they do not know: a misspelt filter must not silently show everything. */
export const strictly = (schema: z.ZodType | undefined): z.ZodType =>
  schema === undefined ? z.strictObject({}) : schema instanceof z.ZodObject ? schema.strict() : schema;

/** @throws InvalidRequest for texts in addresses and queries that no database can keep */
export function requireStorable(texts: Record<string, unknown>): void {
  const issues = Object.entries(texts).flatMap(([path, value]) =>
    [value].flat().flatMap((text) => {
      const message = typeof text === 'string' ? unstorableText(text) : undefined;
      return message ? [{ path, message }] : [];
    }),
  );
  if (issues.length > 0) throw new InvalidRequest(issues);
}
