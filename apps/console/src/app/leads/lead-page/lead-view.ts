import { type LeadKind, leadKinds } from '../model-choice';

export const ranges = [
  { key: '30d', title: '30 d', days: 30, words: '30 days' },
  { key: '90d', title: '90 d', days: 90, words: '90 days' },
  { key: '1y', title: '1 y', days: 365, words: 'a year' },
  { key: 'all', title: 'All', days: null, words: 'all time' },
] as const;
export type RangeKey = (typeof ranges)[number]['key'];

export const parts = ['activity', 'why', 'details'] as const;
export type Part = (typeof parts)[number];

/** What is looked at on a lead's page; it stands in the address. */
export interface LeadView {
  /** Whose score is drawn and explained. */
  readonly kind: LeadKind | null;
  readonly range: RangeKey;
  /** Whether the sheet with the ledger is open. */
  readonly why: boolean;
  /** The instant of the ledger; null: when the score was calculated. */
  readonly asOf: string | null;
  /** At phone width one part at a time is shown. */
  readonly part: Part;
}

export function leadViewOf(params: Readonly<Record<string, string | undefined>>): LeadView {
  const asOf = params['asOf'];
  return {
    kind: leadKinds.find((kind) => kind === params['kind']) ?? null,
    range: ranges.find(({ key }) => key === params['range'])?.key ?? '30d',
    why: params['why'] !== '0',
    asOf: asOf && Number.isFinite(Date.parse(asOf)) ? asOf : null,
    part: parts.find((part) => part === params['part']) ?? 'activity',
  };
}

export const leadParamsOf = (change: Partial<LeadView>): Record<string, string | null> => ({
  ...('kind' in change ? { kind: change.kind ?? null } : {}),
  ...(change.range ? { range: change.range === '30d' ? null : change.range } : {}),
  ...('why' in change ? { why: change.why ? null : '0' } : {}),
  ...('asOf' in change ? { asOf: change.asOf ?? null } : {}),
  ...(change.part ? { part: change.part === 'activity' ? null : change.part } : {}),
});
