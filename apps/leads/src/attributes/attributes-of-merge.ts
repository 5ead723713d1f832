import type { ChangedBy } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { v7 as uuidv7 } from 'uuid';

/** A merge, and the lead that stays. */
export interface MergeInto {
  mergeId: string;
  targetId: string;
}

export interface GivenValue {
  key: string;
  value: unknown;
  at: Date;
  /** Whose it was. */
  leadId: string;
}

/** Attributes that the lead that stays has by a merge: changes of its own that name the merge. All leads are held. */
export async function addValuesOfMerge(
  tx: Tx,
  { mergeId, targetId }: MergeInto,
  values: readonly GivenValue[],
  receivedAt: Date,
  by: ChangedBy,
): Promise<void> {
  if (values.length === 0) return;
  await tx.execute(
    `insert into attribute_change (workspace_id, lead_id, key, at, change_id, value, received_at, by_kind, by_id, source, original_lead_id, merge_id)
     select $1, $2, n.key, n.at, n.change_id, n.value::jsonb, $3, $4, $5, 'merge', n.original, $6
     from unnest($7::text[], $8::timestamptz[], $9::uuid[], $10::text[], $11::uuid[]) as n (key, at, change_id, value, original)`,
    [
      tx.workspaceId,
      targetId,
      receivedAt,
      by.kind,
      by.id,
      mergeId,
      values.map(({ key }) => key),
      values.map(({ at }) => at),
      values.map(() => uuidv7()),
      values.map(({ value }) => JSON.stringify(value)),
      values.map(({ leadId }) => leadId),
    ],
  );
}

/**
 * Current or not: they were facts of other leads.
 * @returns the keys of those that were current
 */
export async function takeBackValuesOfMerge(tx: Tx, { mergeId, targetId }: MergeInto): Promise<string[]> {
  const rows = await tx.query<{ key: string }>(
    `with current as (
       select distinct on (key) key, merge_id from attribute_change
       where workspace_id = $1 and lead_id = $3 order by key, at desc, change_id desc),
     gone as (delete from attribute_change where workspace_id = $1 and merge_id = $2)
     select key from current where merge_id = $2`,
    [tx.workspaceId, mergeId, targetId],
  );
  return rows.map(({ key }) => key);
}
