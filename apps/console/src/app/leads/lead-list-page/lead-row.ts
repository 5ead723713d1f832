import type { LeadListItem, Model } from '@heatline/contracts';
import type { LevelView } from '@heatline/ui';
import { levelOf } from '../../api/models';
import { aliasesOf, leadName } from '../lead-name';
import type { LeadKind, ModelChoice } from '../model-choice';

export interface RowScore {
  readonly score: number | null;
  readonly change7: number | null;
  readonly level: LevelView | null;
}

/** A lead as its row shows it. */
export interface LeadRow {
  readonly leadId: string;
  readonly name: string;
  readonly company: string;
  readonly alias: string;
  /** The aliases that do not fit, one a line. */
  readonly more: { readonly count: number; readonly words: string };
  readonly scores: Readonly<Partial<Record<LeadKind, RowScore>>>;
  /** Of its account, under the account model that is looked at; null = it has no account, or nobody scores accounts. */
  readonly account: (RowScore & { readonly accountId: string }) | null;
  readonly lastActiveAt: string | null;
  readonly createdAt: string;
}

export function leadRow(lead: LeadListItem, choices: readonly ModelChoice[], accountModel?: Model | null): LeadRow {
  const [first, ...others] = aliasesOf(lead.aliases);
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
    company: lead.account?.name ?? lead.account?.domain ?? '',
    alias: first?.value ?? '',
    more: { count: others.length, words: others.map(({ value }) => value).join('\n') },
    scores: Object.fromEntries(choices.map(({ kind, model }) => [kind, scoreUnder(model)])),
    account: lead.account && { accountId: lead.account.accountId, ...scoreUnder(accountModel) },
    lastActiveAt: lead.lastActiveAt,
    createdAt: lead.createdAt,
  };
}
