import { readEnvironment } from '@heatline/service';
import { z } from 'zod';

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  /** Where browsers find the console; the only origin that may write with a session. */
  PUBLIC_URL: z.url().optional(),
  /** The built console; without it only the API is served. */
  CONSOLE_DIR: z.string().optional(),
  /** Which proxies may say whose request they pass on, as in Express: names, addresses or subnets by comma. */
  TRUST_PROXY: z.string().default('loopback'),
});

export class Settings {
  constructor(
    readonly port: number,
    readonly host: string,
    /** Undefined: whatever host the browser asked. For tests and first tries on one machine only. */
    readonly publicOrigin: string | undefined,
    readonly consoleDir: string | undefined,
    readonly trustProxy: string,
  ) {}

  get secure(): boolean {
    return this.publicOrigin?.startsWith('https:') ?? false;
  }
}

export function settingsFrom(variables: NodeJS.ProcessEnv): Settings {
  const { PORT, HOST, PUBLIC_URL, CONSOLE_DIR, TRUST_PROXY } = readEnvironment(environment, variables);
  return new Settings(PORT, HOST, PUBLIC_URL && new URL(PUBLIC_URL).origin, CONSOLE_DIR, TRUST_PROXY);
}
