import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf, loginUrl, migrationEnvironmentOf } from './environment.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'environment-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stack = (env: NodeJS.ProcessEnv = {}) => ({
  folder,
  root: '/checkout',
  port: 21_000,
  publicUrl: 'http://127.0.0.1:21000',
  databaseUrl: 'postgresql://postgres:root-secret@127.0.0.1:21001/heatline',
  natsUrl: 'nats://127.0.0.1:21002',
  temporalAddress: '127.0.0.1:21003',
  temporalNamespace: 'default',
  temporalUiUrl: 'http://127.0.0.1:21004',
  env,
});

describe('The environment of a service', () => {
  it('has a login role of its own, and the right to migrate only for migrations', () => {
    const { DATABASE_URL, ...rest } = environmentOf('leads', stack());
    expect(DATABASE_URL).toMatch(/^postgresql:\/\/heatline_leads_app:[\w-]{32}@127\.0\.0\.1:21001\/heatline$/);
    expect(JSON.stringify(rest)).not.toContain('root-secret');
    expect(migrationEnvironmentOf('leads', stack())).toMatchObject({
      MIGRATION_DATABASE_URL: stack().databaseUrl,
      DATABASE_URL,
    });
  });

  it('has no database where the service has no data', () => {
    expect(environmentOf('gateway', stack())).not.toHaveProperty('DATABASE_URL');
    expect(environmentOf('worker', stack())).not.toHaveProperty('DATABASE_URL');
  });

  it('is the same at the next start, secrets too', () => {
    expect(environmentOf('scoring', stack())).toEqual(environmentOf('scoring', stack()));
  });

  it('gives only the gateway a port and the console', () => {
    expect(environmentOf('gateway', stack())).toMatchObject({
      PORT: '21000',
      CONSOLE_DIR: '/checkout/dist/apps/console/browser',
    });
    expect(environmentOf('leads', stack())).not.toHaveProperty('PORT');
  });

  it('has whom mails come from as soon as there is a mail server, said or not', () => {
    const mailed = (env: NodeJS.ProcessEnv, more = {}) => environmentOf('identity', { ...stack(env), ...more });
    const SMTP_URL = 'smtp://127.0.0.1:25';
    expect(mailed({ SMTP_URL, MAIL_FROM: 'Us <us@alder.example>' })).toMatchObject({
      SMTP_URL,
      MAIL_FROM: 'Us <us@alder.example>',
    });
    expect(mailed({ SMTP_URL }).MAIL_FROM).toBe('Heatline <heatline@localhost>');
    expect(mailed({ SMTP_URL }, { publicUrl: 'https://heat.alder.example' }).MAIL_FROM).toBe(
      'Heatline <heatline@heat.alder.example>',
    );
    expect(mailed({})).not.toHaveProperty('MAIL_FROM');
  });

  it('passes on nothing of the person who starts it but what a process needs', () => {
    const env = environmentOf(
      'leads',
      stack({ PATH: '/bin', AWS_SECRET_ACCESS_KEY: 'mine', DATABASE_URL: 'postgresql://me@elsewhere/x' }),
    );
    expect(env.PATH).toBe('/bin');
    expect(JSON.stringify(env)).not.toMatch(/AWS|elsewhere/);
  });
});

describe('A login role', () => {
  it('carries the name of its database where several share a cluster', () => {
    const url = loginUrl('postgresql://admin:x@db.example:5432/crm-Test', 'scoring', 'p/w');
    expect(url).toBe('postgresql://heatline_scoring_crm_test:p%2Fw@db.example:5432/crm-Test');
  });
});
