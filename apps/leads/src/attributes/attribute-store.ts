import { Injectable } from '@nestjs/common';
import type { ChangedBy } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { v7 as uuidv7 } from 'uuid';
import { type Holding, planChanges, type Setting } from './attribute-plan';

export interface Told {
  by: ChangedBy;
  source: string | null;
  receivedAt: Date;
}

interface Subject {
  table: 'attribute_change' | 'account_attribute_change';
  id: 'lead_id' | 'account_id';
}
const subjects = {
  lead: { table: 'attribute_change', id: 'lead_id' },
  account: { table: 'account_attribute_change', id: 'account_id' },
} as const satisfies Record<string, Subject>;

export interface LeadSetting extends Setting {
  /** The lead that the line named: another one than subjectId after a merge. */
  originalLeadId?: string;
}

@Injectable()
export class AttributeStore {
  /**
   * Writes down what is news. The caller holds the locks of the subjects, or has just made them.
   * @param fresh subjects without any attributes yet
   * @returns the settings that changed something
   */
  async set<S extends LeadSetting>(
    tx: Tx,
    of: keyof typeof subjects,
    settings: S[],
    fresh: ReadonlySet<string>,
    told: Told,
  ): Promise<Set<S>> {
    if (settings.length === 0) return new Set();
    const subject = subjects[of];
    const { rows, changed } = planChanges(settings, await this.holding(tx, subject, settings, fresh));
    if (rows.length > 0) await this.add(tx, subject, rows, told);
    return changed;
  }

  private async holding(
    tx: Tx,
    { table, id }: Subject,
    settings: Setting[],
    fresh: ReadonlySet<string>,
  ): Promise<(Holding | undefined)[]> {
    const found: (Holding | undefined)[] = settings.map(() => undefined);
    const asked = settings.map((setting, i) => ({ ...setting, i })).filter(({ subjectId }) => !fresh.has(subjectId));
    if (asked.length === 0) return found;
    const takenOver = table === 'attribute_change' ? 'c.merge_id is not null' : 'false';
    const rows = await tx.prepared<{ i: number } & Holding>(
      `${table}-holding`,
      `select n.i, c.at, c.value, ${takenOver} as "takenOver"
       from unnest($2::int[], $3::uuid[], $4::text[], $5::timestamptz[]) as n (i, id, key, at)
       cross join lateral (
         select c.* from ${table} c
         where c.workspace_id = $1 and c.${id} = n.id and c.key = n.key and c.at <= n.at
         order by c.at desc, c.change_id desc limit 1) c`,
      [
        tx.workspaceId,
        asked.map(({ i }) => i),
        asked.map(({ subjectId }) => subjectId),
        asked.map(({ key }) => key),
        asked.map(({ at }) => at),
      ],
    );
    for (const { i, ...holding } of rows) found[i] = holding;
    return found;
  }

  private async add(
    tx: Tx,
    { table, id }: Subject,
    rows: LeadSetting[],
    { by, source, receivedAt }: Told,
  ): Promise<void> {
    const original = table === 'attribute_change';
    await tx.prepared(
      `${table}-add`,
      `insert into ${table} (workspace_id, ${id}, key, at, change_id, value, received_at, by_kind, by_id, source${original ? ', original_lead_id' : ''})
       select $1, n.id, n.key, n.at, n.change_id, n.value::jsonb, $7, $8, $9::uuid, $10::text${original ? ', n.original' : ''}
       from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::uuid[], $6::text[]${original ? ', $11::uuid[]' : ''})
         as n (id, key, at, change_id, value${original ? ', original' : ''})`,
      [
        tx.workspaceId,
        rows.map(({ subjectId }) => subjectId),
        rows.map(({ key }) => key),
        rows.map(({ at }) => at),
        rows.map(() => uuidv7()),
        rows.map(({ value }) => JSON.stringify(value)),
        receivedAt,
        by.kind,
        by.id,
        source,
        ...(original ? [rows.map(({ subjectId, originalLeadId }) => originalLeadId ?? subjectId)] : []),
      ],
    );
  }
}
