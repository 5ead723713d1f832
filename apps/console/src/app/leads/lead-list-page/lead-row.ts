import type { LeadListItem } from '@heatline/contracts';
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
  readonly lastActiveAt: string | null;
  readonly createdAt: string;
}

export function leadRow(lead: LeadListItem, choices: readonly ModelChoice[]): LeadRow {
  const [first, ...others] = aliasesOf(lead.aliases);
  const scores = choices.flatMap(({ kind, model }) => {
    const cell = lead.scores.find((score) => score.modelId === model?.modelId);
    return [
      [
        kind,
        {
          score: cell?.score ?? null,
          change7: cell?.change7 ?? null,
          level: levelOf(model ?? undefined, cell?.level ?? null),
        },
      ],
    ];
  });
  return {
    leadId: lead.leadId,
    name: leadName(lead),
    company: lead.account?.name ?? lead.account?.domain ?? '',
    alias: first?.value ?? '',
    more: { count: others.length, words: others.map(({ value }) => value).join('\n') },
    scores: Object.fromEntries(scores),
    lastActiveAt: lead.lastActiveAt,
    createdAt: lead.createdAt,
  };
}
