import { join } from 'node:path';
import { secret } from './servers.mjs';

/** The services that have a schema of their own, hence a login role and migrations. */
export const servicesWithData = ['identity', 'leads', 'scoring'];

/**
 * What every service finds in its environment. This list is the whole contract between a service and whoever starts it.
 *
 * | variable | meaning |
 * | --- | --- |
 * | DATABASE_URL | the service's own login role; row-level security binds it |
 * | MIGRATION_DATABASE_URL | may make roles and schemas; given to migrations only |
 * | NATS_URL | NATS with JetStream |
 * | TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE | where workflows run |
 * | TEMPORAL_UI_URL | for links from the console, when there is a UI |
 * | PUBLIC_URL | where browsers find the console; also the only origin that may write with a session cookie |
 * | PORT, CONSOLE_DIR | gateway: where it listens, and the built console that it serves |
 * | HEATLINE_SECRET | signs what the server hands out and takes back (cursors, links) |
 * | NATS_PREFIX | keeps two installations on one NATS server apart, when set |
 * | SMTP_URL, MAIL_FROM | identity: how notifications are mailed, and whom they come from (heatline@ the host of PUBLIC_URL when absent); without the first there is no mail |
 * | EXPORT_DAYS, EXPORT_STORE_MB | leads: how long files of exports can be downloaded, and how much room all of them may take |
 * | LOG_LEVEL | pino level, info when absent |
 *
 * @param {string} service
 * @param {{ folder: string, root: string, port: number, publicUrl: string, databaseUrl: string, natsUrl: string, temporalAddress: string,
 *   temporalNamespace: string, temporalUiUrl?: string, env?: NodeJS.ProcessEnv }} stack
 * @returns {NodeJS.ProcessEnv}
 */
export const environmentOf = (service, stack) => {
  const { env = process.env, folder } = stack;
  const own = servicesWithData.includes(service);
  return {
    ...inherited(env),
    NODE_ENV: env.NODE_ENV || 'production',
    // Compiled code is kept between starts: a third quicker to be ready.
    NODE_COMPILE_CACHE: join(folder, 'compile-cache'),
    // Threads that come and go would each keep an arena of what they once used.
    MALLOC_ARENA_MAX: env.MALLOC_ARENA_MAX || '2',
    TZ: 'UTC',
    LOG_LEVEL: env.LOG_LEVEL || 'info',
    ...(own && { DATABASE_URL: loginUrl(stack.databaseUrl, service, secret(folder, `database-${service}`)) }),
    NATS_URL: stack.natsUrl,
    TEMPORAL_ADDRESS: stack.temporalAddress,
    TEMPORAL_NAMESPACE: stack.temporalNamespace,
    ...(stack.temporalUiUrl && { TEMPORAL_UI_URL: stack.temporalUiUrl }),
    PUBLIC_URL: stack.publicUrl,
    HEATLINE_SECRET: secret(folder, 'heatline'),
    ...(service === 'identity' &&
      env.SMTP_URL && {
        SMTP_URL: env.SMTP_URL,
        MAIL_FROM: env.MAIL_FROM || senderAt(stack.publicUrl),
      }),
    ...(service === 'leads' && given(env, 'EXPORT_DAYS', 'EXPORT_STORE_MB')),
    ...(service === 'gateway' && {
      PORT: String(stack.port),
      HOST: env.HOST || '127.0.0.1',
      CONSOLE_DIR: join(stack.root, 'dist/apps/console/browser'),
    }),
  };
};

/** For migrations: the same with the right to make roles and schemas. */
export const migrationEnvironmentOf = (service, stack) => ({
  ...environmentOf(service, stack),
  MIGRATION_DATABASE_URL: stack.databaseUrl,
});

/**
 * The address that a service logs in with. Roles belong to the whole cluster, so two databases on one cluster need roles of their own.
 * @param {string} adminUrl
 * @param {string} service
 * @param {string} password
 */
export const loginUrl = (adminUrl, service, password) => {
  const url = new URL(adminUrl);
  const database = decodeURIComponent(url.pathname.slice(1));
  url.username =
    `heatline_${service}_${database === 'heatline' ? 'app' : database.toLowerCase().replace(/[^a-z0-9_]/g, '_')}`.slice(
      0,
      63,
    );
  url.password = password;
  return url.href;
};

/** Another database on the same server. */
export const databaseUrl = (adminUrl, database) => {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
};

// Only what a process needs to run: secrets of the person who starts it stay out of services.
const passedOn = [
  'PATH',
  'HOME',
  'LANG',
  'LC_ALL',
  'TMPDIR',
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'UV_THREADPOOL_SIZE',
  'NATS_PREFIX',
  'NATS_REPLICAS',
  'DATABASE_POOL_SIZE',
];
const inherited = (env) => given(env, ...passedOn);

/** Those of the names that are set. */
const given = (env, ...names) => Object.fromEntries(Object.entries(env).filter(([name]) => names.includes(name)));

/**
 * Whom mails come from when nobody says so. An address has a name behind its at sign, not a number.
 * @param {string} publicUrl
 */
const senderAt = (publicUrl) => {
  const { hostname } = new URL(publicUrl);
  return `Heatline <heatline@${/^[\d.]+$|^\[/.test(hostname) ? 'localhost' : hostname}>`;
};
