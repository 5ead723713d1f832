import type { TableChoice } from '@heatline/contracts';
import type { LeadKind } from '../model-choice';

/** A column that a member may show or hide. */
export interface LeadColumn {
  /** Of the table and of the preference. */
  readonly key: string;
  readonly title: string;
  readonly shown: boolean;
}

export interface ColumnSources {
  /** Kinds of lead models that have scores to show. */
  readonly kinds: readonly LeadKind[];
  readonly titles: Readonly<Record<LeadKind, string>>;
  /** Whether accounts are scored. */
  readonly accounts: boolean;
}

/** All that can be shown, in the order of the table. What the member has never chosen is as it is at first: accounts are hidden. */
export function leadColumns({ kinds, titles, accounts }: ColumnSources, chosen: TableChoice['columns']): LeadColumn[] {
  const column = (key: string, title: string, atFirst = true): LeadColumn => ({
    key,
    title,
    shown: chosen ? chosen.some((one) => one.key === key) : atFirst,
  });
  return [
    column('aliases', 'Aliases'),
    ...kinds.map((kind) => column(`score-${kind}`, `${titles[kind]} Score`)),
    ...kinds.map((kind) => column(`level-${kind}`, `${titles[kind]} Level`)),
    column('account', 'Account', false),
    ...(accounts
      ? [column('score-account', 'Account Score', false), column('level-account', 'Account Level', false)]
      : []),
    column('lastActivity', 'Last Active'),
    column('created', 'Created'),
  ];
}

/** What is kept when one column is shown or hidden: those shown by now, in their order, with the widths that they had. */
export function afterToggle(
  columns: readonly LeadColumn[],
  key: string,
  chosen: TableChoice['columns'],
): NonNullable<TableChoice['columns']> {
  return columns
    .filter((column) => (column.key === key ? !column.shown : column.shown))
    .map((column) => chosen?.find((one) => one.key === column.key) ?? { key: column.key });
}
