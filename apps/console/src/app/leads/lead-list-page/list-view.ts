import { Condition } from '@heatline/contracts';
import { type LeadKind, leadKinds } from '../model-choice';

export type SortKey = 'name' | 'lastActivity' | 'created' | 'score';

/** Bounds of a score: `min` and `max` included, `below` excluded, as the quick ranges have it. */
export interface ScoreRange {
  readonly min?: number;
  readonly max?: number;
  readonly below?: number;
}

/** What the member looks at. All of it stands in the address, so that a colleague sees the same. */
export interface ListView {
  readonly q: string;
  readonly sort: { readonly key: SortKey; readonly descending: boolean; /** Whose score. */ readonly kind: LeadKind };
  readonly range: ScoreRange | null;
  readonly levels: readonly string[];
  /** Whose score and levels are filtered by. */
  readonly of: LeadKind;
  /** Whoever else a page that led here looked for, in the condition language; shown in words. */
  readonly filter: Condition | null;
  readonly cursor: string | null;
  /** Rows before this page. */
  readonly skipped: number;
}

export type Params = Readonly<Record<string, string | undefined>>;

const sortKeys: readonly SortKey[] = ['name', 'lastActivity', 'created', 'score'];
const kindOf = (text: string | undefined): LeadKind => leadKinds.find((kind) => kind === text) ?? 'engagement';

/** Reads a view out of the address; what it does not understand is as if it were not there. */
export function viewOf(params: Params): ListView {
  const [sort = '', kind] = (params['sort'] ?? '-lastActivity').split(':');
  const key = sortKeys.find((known) => known === sort.replace(/^-/, '')) ?? 'lastActivity';
  return {
    q: params['q'] ?? '',
    sort: { key, descending: sort.startsWith('-'), kind: kindOf(kind) },
    range: rangeOf(params['score']),
    levels: (params['level'] ?? '').split(',').filter(Boolean),
    of: kindOf(params['of']),
    filter: filterOf(params['filter']),
    cursor: params['cursor'] ?? null,
    skipped: params['cursor'] ? Math.max(0, Number.parseInt(params['skip'] ?? '', 10) || 0) : 0,
  };
}

/** The address of a view; null takes a key out of it. */
export function paramsOf(view: ListView): Record<string, string | null> {
  const { key, descending, kind } = view.sort;
  const sort = `${descending ? '-' : ''}${key}${key === 'score' ? `:${kind}` : ''}`;
  const filtered = view.range !== null || view.levels.length > 0;
  return {
    q: view.q || null,
    sort: sort === '-lastActivity' ? null : sort,
    score: view.range && rangeText(view.range),
    level: view.levels.join(',') || null,
    of: filtered ? view.of : null,
    filter: view.filter && JSON.stringify(view.filter),
    cursor: view.cursor,
    skip: view.cursor ? String(view.skipped) : null,
  };
}

/** What is no condition is as if it were not there. */
function filterOf(text: string | undefined): Condition | null {
  try {
    return text === undefined ? null : (Condition.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null;
  }
}

const number = String.raw`-?\d+(?:\.\d{1,2})?`;
const rangePattern = new RegExp(`^(${number})?\\.\\.(<)?(${number})?$`);

/** `20..50` includes both ends, `20..<50` leaves the upper out, `50..` is open. */
export function rangeOf(text: string | undefined): ScoreRange | null {
  const [all, min, below, max] = rangePattern.exec(text ?? '') ?? [];
  if (all === undefined || (min === undefined && max === undefined)) return null;
  return {
    ...(min === undefined ? {} : { min: Number(min) }),
    ...(max === undefined ? {} : below ? { below: Number(max) } : { max: Number(max) }),
  };
}

export const rangeText = ({ min, max, below }: ScoreRange): string =>
  `${min ?? ''}..${below === undefined ? '' : '<'}${below ?? max ?? ''}`;
