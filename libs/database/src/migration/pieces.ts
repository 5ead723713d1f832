import { ownerRole, roleOf, type ServiceName } from './roles';

// As a sub-select it is worked out once a statement. Without, each row that is written reads the setting again: a tenth of a bulk write.
const currentWorkspace = `(select nullif(current_setting('heatline.workspace', true), '')::uuid)`;

/**
 * For a table with a column `workspace_id uuid not null`: rows of other workspaces do not exist and cannot be written,
 * not even by the owner. Without a workspace (`inSystem`) the table is empty.
 */
export const workspaceTable = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy workspace on ${table} using (workspace_id = ${currentWorkspace});`;

/** For tables that were made when the policy still read the setting for each row. Can be repeated. */
export const readWorkspaceOnce = (table: string): string =>
  `alter policy workspace on ${table} using (workspace_id = ${currentWorkspace});`;

/**
 * Lets what runs as the owner see all of a workspace table: SECURITY DEFINER functions that take the workspace as an argument (so that
 * operators that are not leakproof keep their index), and migrations that rewrite rows, which otherwise find the table empty.
 */
export const openToOwner = (table: string): string => `create policy owner on ${table} to ${ownerRole} using (true);`;

/**
 * Announcements on their way to JetStream. No policy: the relay sends everybody's. Vacuumed early: what is published leaves dead entries
 * at the very place in the index where the relay looks.
 */
export const outboxTable = (): string => `
  create table outbox (
    id uuid primary key,
    workspace_id uuid not null,
    subject text not null,
    payload jsonb not null,
    created_at timestamptz not null default now(),
    published_at timestamptz
  ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
  create index outbox_unpublished on outbox (created_at, id) where published_at is null;
  create index outbox_published on outbox (published_at) where published_at is not null;`;

/** Which messages a consumer has handled: the row is written with the work, so that a redelivery does nothing. */
export const inboxTable = (): string => `
  create table inbox (
    consumer text not null,
    message_id uuid not null,
    received_at timestamptz not null default now(),
    primary key (consumer, message_id)
  );
  create index inbox_received on inbox using brin (received_at);`;

/**
 * What other services may read of this one: part of the contract. The reader's own workspace applies, and since the view runs with the
 * reader's rights, the tables in `reads` are granted too (only the columns given, if any).
 * `create or replace`: columns may be added at the end, never taken away.
 */
export const publishView = (
  name: string,
  select: string,
  { to, reads }: { to: ServiceName[]; reads: (string | { table: string; columns: string[] })[] },
): string => {
  const readers = to.map(roleOf).join(', ');
  const tables = reads.map((read) =>
    typeof read === 'string'
      ? `grant select on ${read} to ${readers};`
      : `grant select (${read.columns.join(', ')}) on ${read.table} to ${readers};`,
  );
  return `
  create or replace view ${name} with (security_invoker = true) as ${select};
  grant select on ${name} to ${readers};
  ${tables.join('\n  ')}`;
};
