import type { TableChoice } from '@heatline/contracts';
import { type LeadKind, leadKinds } from '../model-choice';
import type { ListSort } from './list-view';

/** Whose scores a column shows: a kind of lead models, or the account's. */
export type Scored = LeadKind | 'account';

/** A column that a member may show, hide, move, and make wider. */
export interface LeadColumn {
  /** Of the table and of the preference. */
  readonly key: string;
  readonly title: string;
  readonly shown: boolean;
  readonly widthPx: number;
}

/** What the cells of a column show, and what its head sorts by. */
export interface ColumnParts {
  /** As in `score`, `owner`. */
  readonly cell: string;
  readonly of: Scored | null;
  readonly sort: Pick<ListSort, 'key' | 'kind'> | null;
}

export function columnParts(key: string): ColumnParts {
  const [cell = '', whose] = key.split('-');
  if (whose === 'account') return { cell, of: whose, sort: null };
  const kind = leadKinds.find((one) => one === whose);
  if (kind) return { cell, of: kind, sort: cell === 'score' ? { key: cell, kind } : null };
  const sort = plainSorts.find((one) => one === cell);
  return { cell, of: null, sort: sort ? { key: sort, kind: 'engagement' } : null };
}

const plainSorts = ['name', 'lastActivity', 'created'] as const;

export interface ColumnSources {
  /** Kinds of lead models that have scores to show. */
  readonly kinds: readonly LeadKind[];
  /** Whether the member picked the custom model, and it does not just stand there as the primary or the only one. */
  readonly customPicked: boolean;
  readonly titles: Readonly<Record<LeadKind, string>>;
  /** Whether accounts are scored. */
  readonly accounts: boolean;
}

export type Kept = NonNullable<TableChoice['columns']>;

/** In the order of the table at first. Columns of models that are not there yet keep their place for the day when they are. */
const inOrder: readonly string[] = [
  'aliases',
  ...leadKinds.map((kind) => `score-${kind}`),
  ...leadKinds.map((kind) => `level-${kind}`),
  'lastActivity',
  'created',
];
const hiddenAtFirst = ['owner', 'account', 'score-account', 'level-account', 'title', 'company'] as const;
const everyKey: readonly string[] = [...inOrder, ...hiddenAtFirst];

/** What stands for a choice until there is one: a custom model is shown where it was picked, or no other would be. */
export function keptAtFirst({ kinds, customPicked }: Pick<ColumnSources, 'kinds' | 'customPicked'>): Kept {
  const custom = customPicked || !kinds.some((kind) => kind !== 'custom');
  return inOrder.filter((key) => custom || !key.endsWith('-custom')).map((key) => ({ key }));
}

const titles: Record<string, string> = {
  aliases: 'Aliases',
  lastActivity: 'Last Active',
  created: 'Created',
  owner: 'Owner',
  account: 'Account',
  'score-account': 'Account Score',
  'level-account': 'Account Level',
  title: 'Title',
  company: 'Company',
};

export const widths = { least: 64, most: 640, name: 200 } as const;
const widthOf = (key: string): number => {
  if (key.startsWith('score-')) return 96;
  if (key.startsWith('level-')) return 92;
  return { aliases: 150, lastActivity: 104, created: 96, owner: 130 }[key] ?? 150;
};

/** All that can be shown: what is shown in its order, then the rest. The name is always there and always first. */
export function leadColumns(sources: ColumnSources, chosen: TableChoice['columns']): LeadColumn[] {
  const kept = chosen?.filter(({ key }) => key !== 'name') ?? keptAtFirst(sources);
  const shown = [...new Set(kept.map(({ key }) => key))];
  return [...shown, ...everyKey.filter((key) => !shown.includes(key))].flatMap((key) => {
    const title = titleOf(key, sources);
    if (title === null) return [];
    const widthPx = kept.find((one) => one.key === key)?.widthPx ?? widthOf(key);
    return [{ key, title, shown: shown.includes(key), widthPx }];
  });
}

/** The width that was chosen for the name; null: what the others leave. */
export const nameWidth = (chosen: TableChoice['columns']): number | null =>
  chosen?.find(({ key }) => key === 'name')?.widthPx ?? null;

/** null: there is nothing to show in such a column. */
function titleOf(key: string, { kinds, titles: ofKinds, accounts }: ColumnSources): string | null {
  const plain = titles[key];
  if (Object.hasOwn(titles, key) && plain) return key.endsWith('-account') && !accounts ? null : plain;
  const kind = kinds.find((one) => key === `score-${one}` || key === `level-${one}`);
  return kind ? `${ofKinds[kind]} ${key.startsWith('score') ? 'Score' : 'Level'}` : null;
}

/** What is kept after a column was shown, where it stands at first, or hidden. */
export function afterToggle(kept: Kept, key: string): Kept {
  if (kept.some((one) => one.key === key)) return kept.filter((one) => one.key !== key);
  const later = everyKey.slice(everyKey.indexOf(key) + 1);
  const before = kept.findIndex((one) => later.includes(one.key));
  return kept.toSpliced(before < 0 ? kept.length : before, 0, { key });
}

/** What is kept after a model of a kind was picked: whoever picks one wants to see what it says, where nothing of its kind is shown. */
export function afterPick(kept: Kept, kind: LeadKind): Kept {
  const keys = [`score-${kind}`, `level-${kind}`];
  return kept.some(({ key }) => keys.includes(key))
    ? kept
    : keys.reduce<Kept>((now, key) => afterToggle(now, key), kept);
}

/** What is kept after a shown column was put in the place of another one. */
export function afterMove(kept: Kept, key: string, place: string): Kept {
  const [from, to] = [key, place].map((one) => kept.findIndex((column) => column.key === one));
  const moved = kept[from ?? -1];
  if (!moved || from === undefined || to === undefined || to < 0) return kept;
  return kept.toSpliced(from, 1).toSpliced(to, 0, moved);
}

/** What is kept after a column, or the name, was made as wide as this. */
export function afterResize(kept: Kept, key: string, px: number): Kept {
  const widthPx = Math.round(Math.min(widths.most, Math.max(widths.least, px)));
  if (key === 'name' && nameWidth(kept) === null) return [{ key, widthPx }, ...kept];
  return kept.map((one) => (one.key === key ? { key, widthPx } : one));
}
