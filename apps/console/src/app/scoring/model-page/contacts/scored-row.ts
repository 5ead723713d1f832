import { type AccountListItem, type Model, type ScoredContact, seenName } from '@heatline/contracts';
import type { LevelView } from '@heatline/ui';
import { levelOf } from '../../../api/models';

/** A lead or an account with its score under the model. */
export interface ScoredRow {
  readonly id: string;
  readonly title: string;
  /** The first alias of a lead, and how many more there are. */
  readonly alias: string;
  readonly moreAliases: number;
  /** How many leads an account has; null: it is a lead. */
  readonly leads: number | null;
  readonly score: number | null;
  readonly badge: LevelView | null;
  readonly version: number | null;
  readonly calculatedAt: string | null;
}

export function contactRow(contact: ScoredContact, model: Model | undefined): ScoredRow {
  const [first, ...others] = contact.aliases;
  return {
    id: contact.leadId,
    title: seenName(contact.name) || first?.value || 'Without a name',
    alias: first?.value ?? '',
    moreAliases: others.length,
    leads: null,
    score: contact.score,
    badge: levelOf(model, contact.level),
    version: contact.publishedVersion,
    calculatedAt: contact.calculatedAt,
  };
}

export const accountRow = (account: AccountListItem, model: Model | undefined): ScoredRow => ({
  id: account.accountId,
  title: seenName(account.name) ?? account.domain ?? account.id ?? 'Without a name',
  alias: '',
  moreAliases: 0,
  leads: account.leadCount,
  score: account.score?.score ?? null,
  badge: levelOf(model, account.score?.level ?? null),
  version: account.score?.publishedVersion ?? null,
  calculatedAt: account.score?.calculatedAt ?? null,
});
