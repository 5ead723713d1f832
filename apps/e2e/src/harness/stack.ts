import { readFileSync } from 'node:fs';

/** Where the running system is, as it says itself. */
export interface Stack {
  console: string;
  api: string;
  apiDocs: string;
  temporalUi?: string;
  temporalAddress: string;
  temporalNamespace: string;
  databaseUrl: string;
  natsUrl: string;
  dataFolder: string;
  /** Of the demo workspace: a key that may do everything that keys can, and its admin. */
  apiKey: string;
  signIn: { email: string; password: string };
}

const file = process.env['HEATLINE_STACK'] ?? '.heatline/stack.json';

/** Read anew at each use: a restarted stack may have written other addresses. */
export const stack = (): Stack => JSON.parse(readFileSync(file, 'utf8')) as Stack;
