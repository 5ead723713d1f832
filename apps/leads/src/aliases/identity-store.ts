import { Injectable } from '@nestjs/common';
import type { ChangedBy } from '@heatline/contracts';
import { AnotherWasFirst, type Tx } from '@heatline/database';
import type { Alias } from './alias';
import { aliasKey } from './alias';
import type { KnownIdentities, Named } from './identities';

export interface AttachedAlias {
  alias: Alias;
  leadId: string;
}

/** Who has which alias. Set-based: a batch costs as many statements as one line. */
@Injectable()
export class IdentityStore {
  async known(tx: Tx, lines: Named[]): Promise<KnownIdentities> {
    const aliases = new Map(lines.flatMap((line) => line.aliases).map((alias) => [aliasKey(alias), alias]));
    const ids = [...new Set(lines.flatMap(({ leadId }) => (leadId === undefined ? [] : [leadId])))];
    const known: KnownIdentities = { ownerOf: new Map(), rootOf: new Map() };
    if (aliases.size > 0) {
      for (const row of await this.owners(tx, [...aliases.values()])) {
        known.ownerOf.set(aliasKey(row), row.lead_id);
        known.rootOf.set(row.lead_id, row.root_id);
      }
    }
    if (ids.length > 0) {
      const rows = await tx.prepared<{ lead_id: string; root_id: string }>(
        'roots',
        'select lead_id, root_id from lead where workspace_id = $1 and lead_id = any($2)',
        [tx.workspaceId, ids],
      );
      for (const { lead_id, root_id } of rows) known.rootOf.set(lead_id, root_id);
    }
    return known;
  }

  /**
   * Gives aliases to leads, in one order for all writers, so that two batches with the same aliases wait for each other
   * instead of blocking each other.
   * @param by who gave them; null = nobody is remembered
   * @throws AnotherWasFirst when somebody else has got one of them meanwhile
   */
  async attach(tx: Tx, attached: AttachedAlias[], now: Date, by: ChangedBy | null): Promise<void> {
    if (attached.length === 0) return;
    const firstOfType = new Set<string>();
    const rows = attached.map(({ alias, leadId }) => {
      const ofType = `${leadId} ${alias.type}`;
      const first = !firstOfType.has(ofType);
      firstOfType.add(ofType);
      return { ...alias, leadId, first };
    });
    rows.sort((a, b) => (aliasKey(a) < aliasKey(b) ? -1 : 1));
    const made = await tx.prepared(
      'attach-aliases',
      `insert into alias (workspace_id, type, matching, value, lead_id, is_primary, created_at, by_kind, by_id)
       select $1, n.type, n.matching, n.value, n.lead_id, n.first and not exists
         (select from alias a where a.workspace_id = $1 and a.lead_id = n.lead_id and a.type = n.type), $7, $8, $9
       from unnest($2::text[], $3::text[], $4::text[], $5::uuid[], $6::boolean[]) with ordinality
         as n (type, matching, value, lead_id, first, i)
       order by n.i
       on conflict do nothing returning 1`,
      [
        tx.workspaceId,
        rows.map(({ type }) => type),
        rows.map(({ matching }) => matching),
        rows.map(({ value }) => value),
        rows.map(({ leadId }) => leadId),
        rows.map(({ first }) => first),
        now,
        by?.kind ?? null,
        by?.id ?? null,
      ],
    );
    if (made.length < rows.length) throw new AnotherWasFirst('alias');
  }

  private owners(tx: Tx, aliases: Alias[]) {
    return tx.prepared<{ type: Alias['type']; matching: string; lead_id: string; root_id: string }>(
      'alias-owners',
      `select a.type, a.matching, a.lead_id, l.root_id
       from unnest($2::text[], $3::text[]) as n (type, matching)
       join alias a on a.workspace_id = $1 and a.type = n.type and a.matching = n.matching
       join lead l on l.workspace_id = $1 and l.lead_id = a.lead_id`,
      [tx.workspaceId, aliases.map(({ type }) => type), aliases.map(({ matching }) => matching)],
    );
  }
}
