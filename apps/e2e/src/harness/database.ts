import { Client } from 'pg';
import { stack } from './stack';

/** Rows as they are stored, past every policy: for what no API tells. */
export async function stored<Row extends object>(sql: string, params: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: stack().databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, params)).rows;
  } finally {
    await client.end();
  }
}
