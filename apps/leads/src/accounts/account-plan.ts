import type { AccountDraft } from '@heatline/contracts';
import { registrableDomain } from './company-domain';

/** A company as a batch names it: by the sender's id, by domain, or by both. */
export interface WantedAccount {
  externalId?: string;
  domain?: string;
  name?: string | null;
}

export interface KnownAccount {
  accountId: string;
  externalId: string | null;
  domain: string | null;
  name: string | null;
}

/** @returns what is wrong with the draft instead of an account */
export function wantedAccount({ id, domain, name }: AccountDraft): WantedAccount | string {
  const registered =
    domain === undefined
      ? undefined
      : registrableDomain(
          domain
            .trim()
            .replace(/^https?:\/\/(?:www\.)?/i, '')
            .replace(/\/.*$/, ''),
        );
  if (registered === null) return 'This is not the domain of a company, as in example.com';
  return {
    ...(id !== undefined && { externalId: id }),
    ...(registered !== undefined && { domain: registered }),
    ...(name !== undefined && { name }),
  };
}

/**
 * Which account each wish means, and which accounts are new or changed by them. The sender's id decides before the domain;
 * an account that is known by one of the two learns the other, unless another account has it.
 */
export class AccountPlan {
  readonly fresh = new Map<string, KnownAccount>();
  readonly changed = new Map<string, KnownAccount>();
  private readonly byExternalId = new Map<string, KnownAccount>();
  private readonly byDomain = new Map<string, KnownAccount>();

  constructor(
    known: KnownAccount[],
    private readonly newId: () => string,
  ) {
    for (const account of known) this.index({ ...account });
  }

  accountFor(wanted: WantedAccount): string {
    const account = this.find(wanted) ?? this.make(wanted);
    this.learn(account, wanted);
    return account.accountId;
  }

  private find({ externalId, domain }: WantedAccount): KnownAccount | undefined {
    const byId = externalId === undefined ? undefined : this.byExternalId.get(externalId);
    if (byId) return byId;
    const byDomain = domain === undefined ? undefined : this.byDomain.get(domain);
    // The company of that domain has another id: this one is a different company that shares the domain.
    return byDomain && externalId !== undefined && byDomain.externalId !== null ? undefined : byDomain;
  }

  private make({ externalId, domain }: WantedAccount): KnownAccount {
    const free = domain !== undefined && !this.byDomain.has(domain);
    const account = {
      accountId: this.newId(),
      externalId: externalId ?? null,
      domain: free ? domain : null,
      name: null,
    };
    this.fresh.set(account.accountId, account);
    this.index(account);
    return account;
  }

  private learn(account: KnownAccount, { externalId, domain, name }: WantedAccount): void {
    const before = JSON.stringify(account);
    account.externalId ??= externalId ?? null;
    if (domain !== undefined && !this.byDomain.has(domain)) account.domain ??= domain;
    if (name !== undefined && name !== null) account.name = name;
    this.index(account);
    if (JSON.stringify(account) !== before && !this.fresh.has(account.accountId))
      this.changed.set(account.accountId, account);
  }

  private index(account: KnownAccount): void {
    if (account.externalId !== null) this.byExternalId.set(account.externalId, account);
    if (account.domain !== null) this.byDomain.set(account.domain, account);
  }
}
