import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';

const folder = process.env['HEATLINE_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data');

/** Public test data that is not part of the checkout; undefined where it is not there, and the test counts as skipped. */
export function sharedData<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> | undefined {
  const file = join(folder, path);
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}
