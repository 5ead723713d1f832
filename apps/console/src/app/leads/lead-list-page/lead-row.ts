import { type LeadListItem, type Model, seenName } from '@heatline/contracts';
import type { LevelView } from '@heatline/ui';
import { levelOf } from '../../api/models';
import { type Alias, aliasesOf, leadName } from '../lead-name';
import type { LeadKind, ModelChoice } from '../model-choice';
import type { Scored } from './lead-columns';

export interface RowScore {
  readonly score: number | null;
  readonly change7: number | null;
  readonly level: LevelView | null;
}

/** A lead as its row shows it. */
export interface LeadRow {
  readonly leadId: string;
  readonly name: string;
  readonly accountName: string;
  readonly watched: boolean;
  readonly aliases: readonly Alias[];
  readonly scores: Readonly<Partial<Record<LeadKind, RowScore>>>;
  /** Of its account, under the account model that is looked at; null = it has no account, or nobody scores accounts. */
  readonly account: (RowScore & { readonly accountId: string }) | null;
  readonly ownerId: string | null;
  readonly title: string | null;
  readonly company: string | null;
  readonly lastActiveAt: string | null;
  readonly createdAt: string;
}

/** The score that a column shows; null where there is no account to have one. */
export const scoreIn = (row: LeadRow, of: Scored): RowScore | null =>
  of === 'account' ? row.account : (row.scores[of] ?? noScore);

const noScore: RowScore = { score: null, change7: null, level: null };

export function leadRow(lead: LeadListItem, choices: readonly ModelChoice[], accountModel?: Model | null): LeadRow {
  const scoreUnder = (model: Model | null | undefined): RowScore => {
    const cell = lead.scores.find((score) => score.modelId === model?.modelId);
    return {
      score: cell?.score ?? null,
      change7: cell?.change7 ?? null,
      level: levelOf(model ?? undefined, cell?.level ?? null),
    };
  };
  return {
    leadId: lead.leadId,
    name: leadName(lead),
    accountName: seenName(lead.account?.name) ?? lead.account?.domain ?? '',
    watched: lead.watched,
    aliases: aliasesOf(lead.aliases),
    scores: Object.fromEntries(choices.map(({ kind, model }) => [kind, scoreUnder(model)])),
    account: lead.account && { accountId: lead.account.accountId, ...scoreUnder(accountModel) },
    ownerId: lead.ownerId,
    title: textOf(lead.attributes?.['jobTitle']),
    company: textOf(lead.attributes?.['company']),
    lastActiveAt: lead.lastActiveAt,
    createdAt: lead.createdAt,
  };
}

/** Attributes may be anything; a column shows words and numbers. */
const textOf = (value: unknown): string | null =>
  typeof value === 'string'
    ? value || null
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null;
