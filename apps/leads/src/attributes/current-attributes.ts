import type { Attribute } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { kindOf } from './attribute-kind';

export interface ChangeCells {
  key: string;
  value: unknown;
  at: Date;
  received_at: Date;
  by_kind: Attribute['by']['kind'];
  by_id: string | null;
  source: string | null;
}

/** What a lead or an account is said to be now; what was taken away is absent. By key. */
export async function currentAttributes(tx: Tx, of: 'lead' | 'account', id: string): Promise<Attribute[]> {
  const table = of === 'lead' ? 'attribute_change' : 'account_attribute_change';
  const rows = await tx.prepared<ChangeCells>(
    `current-${table}`,
    `select distinct on (key) key, value, at, received_at, by_kind, by_id, source from ${table}
     where workspace_id = $1 and ${of}_id = $2 order by key, at desc, change_id desc`,
    [tx.workspaceId, id],
  );
  return rows.filter(({ value }) => value !== null).map(toAttribute);
}

const toAttribute = ({ key, value, at, received_at, by_kind, by_id, source }: ChangeCells): Attribute => ({
  key,
  value,
  kind: kindOf(value),
  at: at.toISOString(),
  receivedAt: received_at.toISOString(),
  by: { kind: by_kind, id: by_id },
  source,
});
