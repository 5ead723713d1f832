import { seenName } from '@heatline/contracts';

/** What an account is called: its name, else its domain, else the sender's own id. */
export const accountName = (account: {
  readonly name: string | null;
  readonly domain: string | null;
  readonly id?: string | null;
}): string => seenName(account.name) ?? account.domain ?? account.id ?? 'Unnamed account';
