import { createHash } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import type { Migration } from '../migration/migrate-service';

/**
 * A fingerprint of what migrations would do: their SQL, written down in place of run.
 * Undefined when one needs answers from a database, or more than `query`, to know what to do next.
 */
export async function fingerprintOf(migrations: Migration[]): Promise<string | undefined> {
  const hash = createHash('sha256');
  const recorder = new Proxy({} as QueryRunner, {
    get: (_, method) => {
      if (method !== 'query') throw new Error(`Not recorded: ${String(method)}`);
      return async (sql: string, params: unknown[] = []) => {
        hash.update(sql).update(JSON.stringify(params));
        return [];
      };
    },
  });
  try {
    for (const migration of migrations) {
      hash.update(migration.name);
      await new migration().up(recorder);
    }
  } catch {
    return undefined;
  }
  return hash.digest('hex').slice(0, 16);
}
