import type { LeadExportRequest, ModelKind } from '@heatline/contracts';
import type * as z from 'zod';

export interface ExportWish {
  /** Only these, of all that the list shows. */
  readonly leadIds?: readonly string[];
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
  const params = new URLSearchParams({
    ...list,
    columns: columns.join(','),
    ...(bom ? { bom: 'true' } : {}),
    ...modelIds(models),
  });
  return `/api/leads/export?${params.toString()}`;
}

/** The same for a run that makes the file. */
export function exportRequest({ leadIds, list, columns, bom, models }: ExportWish): z.input<typeof LeadExportRequest> {
  const { filter, q, ...order } = list;
  const whom = leadIds
    ? { leadIds: [...leadIds] }
    : { ...(q ? { q } : {}), ...(filter ? { filter: JSON.parse(filter) as object } : {}) };
  return { ...whom, ...order, columns: [...columns], bom, ...modelIds(models) } as z.input<typeof LeadExportRequest>;
}

const modelIds = ({ engagement, profile, account }: ExportWish['models']) => ({
  ...(engagement ? { engagementModelId: engagement } : {}),
  ...(profile ? { profileModelId: profile } : {}),
  ...(account ? { accountModelId: account } : {}),
});
