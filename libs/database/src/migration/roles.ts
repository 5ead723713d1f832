import { Client } from 'pg';
import { retryWhenInterrupted } from './retry-when-interrupted';

/** The services that own a schema. Each gets a group role that carries its grants; whoever logs in for it is a member. */
export const services = ['identity', 'leads', 'scoring', 'segments'] as const;
export type ServiceName = (typeof services)[number];

/** Owns every schema, table and view; nobody logs in as it. Migrations and SECURITY DEFINER functions run as it. */
export const ownerRole = 'heatline_owner';

/** Roles belong to the whole cluster, hence the prefix: other software may live there too. */
export const roleOf = (service: ServiceName) => `heatline_${service}`;

const groups = [ownerRole, ...services.map(roleOf)];

/**
 * Makes the roles of the cluster and, in this database, the schemas with their grants. Idempotent; changes nothing that is right already.
 * The caller holds the database's migration lock; other databases of the cluster may do the same at the same time.
 */
export async function ensureRoles(admin: Client): Promise<void> {
  await retryWhenInterrupted(async () => {
    for (const role of await missingRoles(admin, groups)) await admin.query(`create role ${role} nologin`);
    // Without superuser rights, making things in the owner's name needs membership.
    const [{ member }] = (await admin.query(`select pg_has_role(current_user, '${ownerRole}', 'MEMBER') as member`))
      .rows;
    if (!member) await admin.query(`grant ${ownerRole} to current_user`);
  });
  const { rows } = await admin.query<{ database: string }>('select quote_ident(current_database()) as database');
  await admin.query(`grant connect, temporary on database ${rows[0]!.database} to ${groups.join(', ')}`);
  // A function that runs as the owner is for those it is granted to, not for everybody.
  await admin.query(`alter default privileges for role ${ownerRole} revoke execute on functions from public`);
  for (const service of services) await ensureSchema(admin, service);
}

async function ensureSchema(admin: Client, service: ServiceName): Promise<void> {
  const inSchema = `alter default privileges for role ${ownerRole} in schema ${service}`;
  await admin.query(`create schema if not exists ${service} authorization ${ownerRole}`);
  // To look through another service's window one must be allowed into its house; what is inside is granted view by view.
  await admin.query(`grant usage on schema ${service} to ${services.map(roleOf).join(', ')}`);
  await admin.query(`${inSchema} grant select, insert, update, delete on tables to ${roleOf(service)}`);
  await admin.query(`${inSchema} grant usage, select on sequences to ${roleOf(service)}`);
  await admin.query(`${inSchema} grant execute on functions to ${roleOf(service)}`);
}

/**
 * The role that a service logs in with, as `ownUrl` names it: made when absent, its password set when it does not open the door.
 * @throws Error when `ownUrl` names a role that row-level security does not bind
 */
export async function ensureLogin(admin: Client, service: ServiceName, ownUrl: string): Promise<void> {
  const { username, password } = new URL(ownUrl);
  const login = decodeURIComponent(username);
  const name = admin.escapeIdentifier(login);
  const secret = password ? `password ${admin.escapeLiteral(decodeURIComponent(password))}` : '';
  if (!login || groups.includes(login)) {
    throw new Error(
      `DATABASE_URL of ${service} must name a login role of its own, for example ${roleOf(service)}_app; it names "${login}"`,
    );
  }
  await refuseUnboundRole(admin, service, login);
  await retryWhenInterrupted(async () => {
    if ((await missingRoles(admin, [login])).length > 0) await admin.query(`create role ${name} login ${secret}`);
    else if (await isLockedOut(ownUrl)) await admin.query(`alter role ${name} login ${secret}`);
    const params = [login, roleOf(service)];
    const [{ member }] = (await admin.query(`select pg_has_role($1, $2, 'MEMBER') as member`, params)).rows;
    if (!member) await admin.query(`grant ${roleOf(service)} to ${name}`);
  });
  const { rows } = await admin.query<{ database: string }>('select quote_ident(current_database()) as database');
  await admin.query(`alter role ${name} in database ${rows[0]!.database} set search_path = ${service}, public`);
}

async function refuseUnboundRole(admin: Client, service: ServiceName, login: string): Promise<void> {
  const { rows } = await admin.query('select rolsuper or rolbypassrls as unbound from pg_roles where rolname = $1', [
    login,
  ]);
  if (rows[0]?.unbound) {
    throw new Error(
      `DATABASE_URL of ${service} names "${login}", which is a superuser or bypasses row-level security: workspaces would not be kept apart. ` +
        'Name a role of its own; it will be created.',
    );
  }
}

async function missingRoles(admin: Client, wanted: string[]): Promise<string[]> {
  const { rows } = await admin.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [
    wanted,
  ]);
  return wanted.filter((role) => !rows.some(({ rolname }) => rolname === role));
}

/** 28P01: wrong password; 28000: not allowed to log in. Anything else is not for a new password to solve. */
async function isLockedOut(ownUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: ownUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return false;
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['28P01', '28000'].includes(String(error.code))) return true;
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}
