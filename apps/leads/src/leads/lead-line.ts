import { LeadDraft, readBy, type RefusedLine } from '@heatline/contracts';
import { type WantedAccount, wantedAccount } from '../accounts/account-plan';
import { toAliases } from '../aliases/alias';
import type { Named } from '../aliases/identities';
import { factTime } from '../fact-time';
import { refusedBySchema } from '../refused-lines';

/** A line of an upsert that is right in itself. */
export interface LeadLine extends Named {
  index: number;
  draft: LeadDraft;
  at: Date;
  /** The sender said since when. */
  explicitAt: boolean;
  /** Null: out of its account. Undefined: not said. */
  account: WantedAccount | null | undefined;
}

/** Judges one line without looking at the others or at what is stored. */
export function leadLine(raw: unknown, index: number, received: Date): LeadLine | RefusedLine {
  const parsed = readBy(LeadDraft, raw);
  if (!parsed.success) return refusedBySchema(index, parsed.error);
  const draft = parsed.data;
  const refused = (path: string, message: string): RefusedLine => ({ index, path, message, code: 'invalid' });
  const aliases = toAliases(draft.aliases ?? {});
  if (!Array.isArray(aliases)) return refused(`aliases.${aliases.path}`, aliases.message);
  const time = factTime(draft.at, received);
  if ('fault' in time) return refused('at', time.fault);
  const account = draft.account ? wantedAccount(draft.account) : draft.account;
  if (typeof account === 'string') return refused('account.domain', account);
  return { index, draft, aliases, leadId: draft.leadId, at: time.at, explicitAt: draft.at !== undefined, account };
}
