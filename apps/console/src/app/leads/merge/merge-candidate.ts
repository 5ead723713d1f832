import { type AliasesByType, type AccountName, seenName } from '@heatline/contracts';
import { leadName } from '../lead-name';

/** A lead that takes part in a merge, as far as it is known: of one that was selected on another page only the id. */
export interface MergeCandidate {
  readonly leadId: string;
  readonly name: string | null;
  /** E-mail address and account. */
  readonly about: string;
}

export function mergeCandidate(lead: {
  readonly leadId: string;
  readonly name: string | null;
  readonly aliases: AliasesByType;
  readonly account: AccountName | null;
}): MergeCandidate {
  const name = leadName(lead);
  const email = lead.aliases.email?.[0];
  const account = seenName(lead.account?.name) ?? lead.account?.domain;
  return { leadId: lead.leadId, name, about: [email === name ? null : email, account].filter(Boolean).join(' · ') };
}
