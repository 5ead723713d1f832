import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { Objm } from '@nats-io/obj';
import { connect } from '@nats-io/transport-node';
import { Client, Connection } from '@temporalio/client';
import { Client as Postgres } from 'pg';
import { stack } from './stack';

/**
 * Where a text stands in anything that the running system keeps: tables of every schema, messages of every stream, files of every
 * bucket, histories and visibility of every workflow, logs. As `database leads.alias`, `stream EVT 17`, `file exports …`,
 * `workflow erase:…`, `log leads.log`.
 */
export async function tracesOf(text: string): Promise<string[]> {
  const wanted = text.toLowerCase();
  return [
    ...(await inDatabase(wanted)),
    ...(await inStreams(wanted)),
    ...(await inFiles(wanted)),
    ...(await inWorkflows(wanted)),
    ...inLogs(wanted),
  ];
}

async function inDatabase(wanted: string): Promise<string[]> {
  const client = new Postgres({ connectionString: stack().databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rowCount } = await client.query(`select from ${name} t where lower(t::text) like $1 limit 1`, [
        `%${wanted}%`,
      ]);
      if (rowCount) found.push(`database ${name}`);
    }
    return found;
  } finally {
    await client.end();
  }
}

async function inStreams(wanted: string): Promise<string[]> {
  const { natsUrl } = stack();
  const nats = await connect({ servers: natsUrl });
  try {
    const manager = await jetstreamManager(nats);
    const found: string[] = [];
    for await (const { config, state } of manager.streams.list()) {
      for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
        const message = await manager.streams.getMessage(config.name, { seq }).catch(() => null);
        if (!message) continue;
        const headers = [...message.header].flatMap(([name, values]) => [name, ...values]).join(' ');
        if (`${message.subject} ${headers} ${message.string()}`.toLowerCase().includes(wanted))
          found.push(`stream ${config.name} ${seq}`);
      }
    }
    return found;
  } finally {
    await nats.close();
  }
}

/** Whole files: where a chunk ends, a text may be cut in two. */
async function inFiles(wanted: string): Promise<string[]> {
  const nats = await connect({ servers: stack().natsUrl });
  try {
    const store = new Objm(nats);
    const found: string[] = [];
    for await (const { bucket } of store.list()) {
      const files = await store.open(bucket);
      for (const { name } of await files.list()) {
        const bytes = await files.getBlob(name);
        if (bytes && Buffer.from(bytes).toString('utf8').toLowerCase().includes(wanted))
          found.push(`file ${bucket} ${name}`);
      }
    }
    return found;
  } finally {
    await nats.close();
  }
}

async function inWorkflows(wanted: string): Promise<string[]> {
  const { temporalAddress: address, temporalNamespace: namespace } = stack();
  const connection = await Connection.connect({ address });
  try {
    const client = new Client({ connection, namespace });
    const found: string[] = [];
    for await (const { workflowId, runId, memo, searchAttributes } of client.workflow.list({
      query: 'RunKind IS NOT NULL',
    })) {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      // Payloads are bytes inside: as text they are what was sent.
      const told = JSON.stringify([workflowId, memo, searchAttributes, history], asText).toLowerCase();
      if (told.includes(wanted)) found.push(`workflow ${workflowId}`);
    }
    return found;
  } finally {
    await connection.close();
  }
}

const asText = (_: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  const buffer = value as { type?: string; data?: number[] } | null;
  return buffer?.type === 'Buffer' && buffer.data ? Buffer.from(buffer.data).toString('utf8') : value;
};

function inLogs(wanted: string): string[] {
  const folder = join(stack().dataFolder, 'logs');
  return readdirSync(folder)
    .filter((file) => readFileSync(join(folder, file), 'utf8').toLowerCase().includes(wanted))
    .map((file) => `log ${file}`);
}
