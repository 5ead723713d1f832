import type { ModelKind } from '@heatline/contracts';

export interface ExportWish {
  /** Whom, in which order, as the list asks for them. */
  readonly list: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
  /** A mark by which spreadsheets know that the file is UTF-8. */
  readonly bom: boolean;
  /** The models whose scores the member looks at, by kind. */
  readonly models: Readonly<Partial<Record<ModelKind, string>>>;
}

/** Where the whole list is as a file; the browser takes it from there. */
export function exportUrl({ list, columns, bom, models }: ExportWish): string {
  const { engagement, profile, account } = models;
  const params = new URLSearchParams({
    ...list,
    columns: columns.join(','),
    ...(bom ? { bom: 'true' } : {}),
    ...(engagement ? { engagementModelId: engagement } : {}),
    ...(profile ? { profileModelId: profile } : {}),
    ...(account ? { accountModelId: account } : {}),
  });
  return `/api/leads/export?${params.toString()}`;
}
