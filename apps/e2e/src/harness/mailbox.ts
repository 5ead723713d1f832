import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ReceivedMail {
  to: string[];
  raw: string;
}

/** Where the SMTP server puts what it receives; undefined where the running system was started without one. */
export const mailbox = process.env['HEATLINE_MAILBOX'];

/** Mails to an address, as they came. */
export function mailsTo(address: string): ReceivedMail[] {
  if (!mailbox) return [];
  const all = readdirSync(mailbox).filter((name) => name.endsWith('.json'));
  return all
    .map((name) => JSON.parse(readFileSync(join(mailbox, name), 'utf8')) as ReceivedMail)
    .filter(({ to }) => to.includes(address));
}
