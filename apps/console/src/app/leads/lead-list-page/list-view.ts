import { type Condition, type LeadSortKey, leadSortKeys } from '@heatline/contracts';
import { type LeadKind, leadKinds } from '../model-choice';

/** Sorts that are of one model. */
const modelSorts = ['score', 'change7', 'change30', 'peak'] as const satisfies readonly LeadSortKey[];
export const isOfModel = (key: LeadSortKey): boolean => (modelSorts as readonly string[]).includes(key);

export interface ListSort {
  readonly key: LeadSortKey;
  readonly descending: boolean;
  /** Whose score. */
  readonly kind: LeadKind;
}

/** What the member looks at. All of it stands in the address, so that a colleague sees the same. */
export interface ListView {
  readonly q: string;
  readonly sort: ListSort;
  /** A sort that the list does not have, as it stands in the address. */
  readonly strangeSort: string | null;
  /** Who is looked for, in the condition language; null: everybody. */
  readonly filter: Condition | null;
  /** A filter that has not the form of a condition, as it stands in the address: whom it means nobody can tell. */
  readonly unreadable: string | null;
  /** The saved view that this began with; null: none. */
  readonly view: string | null;
  readonly cursor: string | null;
  /** Rows before this page. */
  readonly skipped: number;
}

export type Params = Readonly<Record<string, string | undefined>>;

const kindOf = (text: string | undefined): LeadKind => leadKinds.find((kind) => kind === text) ?? 'engagement';

/** Reads a view out of the address; a filter or a sort that it does not understand is kept apart, so that it can be told. */
export function viewOf(params: Params): ListView {
  const filter = filterOf(params['filter']);
  return {
    q: params['q'] ?? '',
    sort: sortOf(params['sort']),
    strangeSort: isSort(params['sort'] ?? '') ? null : (params['sort'] ?? null),
    filter: filter ?? null,
    unreadable: filter === undefined ? (params['filter'] ?? null) : null,
    view: params['view'] ?? null,
    cursor: params['cursor'] ?? null,
    skipped: params['cursor'] ? Math.max(0, Number.parseInt(params['skip'] ?? '', 10) || 0) : 0,
  };
}

/** Rows before the page; null: an address has forgotten how many. */
export const rowsBefore = ({ cursor, skipped }: Pick<ListView, 'cursor' | 'skipped'>): number | null =>
  cursor && !skipped ? null : skipped;

/** The address of a view; null takes a key out of it. */
export function paramsOf(view: ListView): Record<string, string | null> {
  const sort = sortText(view.sort);
  return {
    q: view.q || null,
    sort: view.strangeSort ?? (sort === '-lastActivity' ? null : sort),
    filter: view.filter ? JSON.stringify(view.filter) : view.unreadable,
    view: view.view,
    cursor: view.cursor,
    skip: view.cursor ? String(view.skipped) : null,
  };
}

/** `-score:engagement`, `name` */
export function sortOf(text = '-lastActivity'): ListSort {
  const [sort = '', kind] = text.split(':');
  const key = leadSortKeys.find((known) => known === sort.replace(/^-/, ''));
  return { key: key ?? 'lastActivity', descending: key ? sort.startsWith('-') : true, kind: kindOf(kind) };
}

/** As the list writes it, with or without the kind of model. */
const isSort = (text: string): boolean => {
  const known = sortText(sortOf(text));
  return text === '' || text === known || text === known.split(':')[0];
};

export const sortText = ({ key, descending, kind }: ListSort): string =>
  `${descending ? '-' : ''}${key}${isOfModel(key) ? `:${kind}` : ''}`;

/** null: none. Undefined: it has not the form of a condition; whether it makes sense is for the server to say. */
function filterOf(text: string | undefined): Condition | null | undefined {
  if (!text) return null;
  try {
    const read: unknown = JSON.parse(text);
    return hasForm(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** What a condition asks about: without one of them it is none. */
export const leafKeys = [
  'attribute',
  'event',
  'sequence',
  'scoreChange',
  'score',
  'level',
  'lastActivity',
  'created',
  'owner',
  'watched',
  'segment',
  'account',
] as const;

function hasForm(read: unknown): read is Condition {
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return false;
  const { all = [], any = [], not } = read as Record<string, unknown>;
  if (!['all', 'any', 'not', ...leafKeys].some((key) => key in read)) return false;
  const parts = [all, any, not === undefined ? [] : [not]];
  return parts.every((some) => Array.isArray(some) && some.every(hasForm));
}
