import { escapeLiteral } from 'pg';
import type { Sql } from './sql-text';

/** A statement with its parameters as literals: COPY takes no parameters. */
export const inlined = ({ text, params }: Sql): string =>
  text.replace(/\$(\d+)/g, (_, n: string) => literal(params[Number(n) - 1]));

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'string') return escapeLiteral(value);
  if (value instanceof Date) return escapeLiteral(value.toISOString());
  if (Array.isArray(value)) return value.length === 0 ? `'{}'` : `array[${value.map(literal).join()}]`;
  throw new TypeError('Not something that a list is asked for');
}
