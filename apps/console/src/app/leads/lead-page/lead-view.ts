import { type LeadKind, leadKinds } from '../model-choice';

export const ranges = [
  { key: '30d', title: '30 d', days: 30, words: 'in 30 days' },
  { key: '90d', title: '90 d', days: 90, words: 'in 90 days' },
  { key: '1y', title: '1 y', days: 365, words: 'in a year' },
  { key: 'all', title: 'All', days: null, words: 'since the beginning' },
] as const;
export type RangeKey = (typeof ranges)[number]['key'];

export const parts = ['activity', 'why', 'details'] as const;
export type Part = (typeof parts)[number];

/** What is looked at on a lead's page; it stands in the address. */
export interface LeadView {
  /** Whose score is drawn and explained. */
  readonly kind: LeadKind | null;
  /** Whose course is drawn, when that is another model than the explained one. */
  readonly model: string | null;
  readonly range: RangeKey;
  /** Ends of a chosen range; null: the range counts back from now. */
  readonly since: string | null;
  readonly until: string | null;
  /** Whether the sheet with the ledger is open. */
  readonly why: boolean;
  /** The instant of the ledger; null: when the score was calculated. */
  readonly asOf: string | null;
  /** The earlier instant that the ledger is compared with; null: nothing is compared. */
  readonly from: string | null;
  /** At phone width one part at a time is shown. */
  readonly part: Part;
}

export function leadViewOf(params: Readonly<Record<string, string | undefined>>): LeadView {
  const instant = (name: string) => {
    const text = params[name];
    return text && Number.isFinite(Date.parse(text)) ? text : null;
  };
  return {
    kind: leadKinds.find((kind) => kind === params['kind']) ?? null,
    model: params['model'] ?? null,
    range: ranges.find(({ key }) => key === params['range'])?.key ?? '30d',
    since: instant('since'),
    until: instant('until'),
    why: params['why'] !== '0',
    asOf: instant('asOf'),
    from: instant('from'),
    part: parts.find((part) => part === params['part']) ?? 'activity',
  };
}

export const leadParamsOf = (change: Partial<LeadView>): Record<string, string | null> => ({
  ...('kind' in change ? { kind: change.kind ?? null } : {}),
  ...(change.range ? { range: change.range === '30d' ? null : change.range } : {}),
  ...pick(change, 'model', 'since', 'until', 'from'),
  ...('why' in change ? { why: change.why ? null : '0' } : {}),
  ...('asOf' in change ? { asOf: change.asOf ?? null } : {}),
  ...(change.part ? { part: change.part === 'activity' ? null : change.part } : {}),
});

const pick = (change: Partial<LeadView>, ...names: ('model' | 'since' | 'until' | 'from')[]) =>
  Object.fromEntries(names.flatMap((name) => (name in change ? [[name, change[name] ?? null]] : [])));
