import type { AccountPlan, WantedAccount } from '../accounts/account-plan';
import { companyDomain } from '../accounts/company-domain';
import type { Alias } from '../aliases/alias';
import { domainOf } from '../aliases/email';
import type { LeadState } from './lead-store';

/** The company that an e-mail address speaks of, if any. */
export function accountOfAliases(aliases: Alias[]): WantedAccount | undefined {
  for (const { type, matching } of aliases) {
    const domain = type === 'email' ? companyDomain(domainOf(matching)) : null;
    if (domain !== null) return { domain };
  }
  return undefined;
}

export interface Wish {
  name: string | null | undefined;
  at: Date;
  /** Null: out of its account. Undefined: not said. */
  account: WantedAccount | null | undefined;
  /** Aliases that the lead got with this line. */
  aliases: Alias[];
}

/** Applies what a line says of a lead itself; true = that changed something. */
export function applyWish(lead: LeadState, { name, at, account, aliases }: Wish, accounts: AccountPlan): boolean {
  const before = { ...lead };
  if (typeof name === 'string' && (lead.nameAt === null || lead.nameAt <= at)) {
    // The same name again does not move its time: nothing would tell the two apart.
    if (name !== lead.name) lead.nameAt = at;
    lead.name = name;
  }
  if (account === null) lead.accountId = null;
  else if (account !== undefined) lead.accountId = accounts.accountFor(account);
  else if (lead.accountId === null) {
    const wanted = accountOfAliases(aliases);
    if (wanted) lead.accountId = accounts.accountFor(wanted);
  }
  return lead.name !== before.name || lead.accountId !== before.accountId;
}

/** The accounts whose members are others now. */
export const leftAndJoined = (before: string | null, { accountId }: LeadState): string[] =>
  before === accountId ? [] : [before, accountId].filter((id) => id !== null);
