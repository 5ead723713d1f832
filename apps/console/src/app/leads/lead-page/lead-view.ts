import { type HistoryKind, historyKinds } from '@heatline/contracts';
import { type LeadKind, leadKinds } from '../model-choice';

export const ranges = [
  { key: '30d', title: '30 d', days: 30, words: 'in 30 days' },
  { key: '90d', title: '90 d', days: 90, words: 'in 90 days' },
  { key: '1y', title: '1 y', days: 365, words: 'in a year' },
  { key: 'all', title: 'All', days: null, words: 'since the beginning' },
] as const;
export type RangeKey = (typeof ranges)[number]['key'];

/** The ledger is a tab of its own where it has no room beside the others. */
export const tabs = ['overview', 'why', 'activities', 'scores', 'history', 'notes'] as const;
export type Tab = (typeof tabs)[number];

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
  readonly tab: Tab;
  /** Activities of these types only; none: all. */
  readonly types: readonly string[];
  readonly campaign: string | null;
  /** Changes of these kinds only; none: all. */
  readonly changes: readonly HistoryKind[];
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
    tab: tabs.find((tab) => tab === params['tab']) ?? 'overview',
    types: params['type']?.split(',').filter(Boolean) ?? [],
    campaign: params['campaign'] ?? null,
    changes: historyKinds.filter((kind) => params['changes']?.split(',').includes(kind)),
  };
}

export const leadParamsOf = (change: Partial<LeadView>): Record<string, string | null> => ({
  ...('kind' in change ? { kind: change.kind ?? null } : {}),
  ...(change.range ? { range: change.range === '30d' ? null : change.range } : {}),
  ...pick(change, 'model', 'since', 'until', 'from', 'campaign'),
  ...('why' in change ? { why: change.why ? null : '0' } : {}),
  ...('asOf' in change ? { asOf: change.asOf ?? null } : {}),
  ...(change.tab ? { tab: change.tab === 'overview' ? null : change.tab } : {}),
  ...(change.types ? { type: change.types.join(',') || null } : {}),
  ...(change.changes ? { changes: change.changes.join(',') || null } : {}),
});

const pick = (change: Partial<LeadView>, ...names: ('model' | 'since' | 'until' | 'from' | 'campaign')[]) =>
  Object.fromEntries(names.flatMap((name) => (name in change ? [[name, change[name] ?? null]] : [])));
