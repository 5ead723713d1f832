import { Injectable } from '@nestjs/common';
import {
  type AliasAddition,
  type AliasRemoval,
  type CallContext,
  factsRecorded,
  InvalidRequest,
  type Lead,
  Refusal,
} from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { LivePublisher, Outbox } from '@heatline/messaging';
import { type Alias, aliasKey, toAlias } from '../aliases/alias';
import { IdentityStore } from '../aliases/identity-store';
import { changedBy } from '../changed-by';
import { LeadChangeLog, type LoggedChange } from './lead-change-log';
import type { Cluster } from './lead-cluster';
import { LeadStore } from './lead-store';
import { ReadLead } from './read-lead';

/** `ofLead`: whose alias it is, so that it goes with that lead should it be parted. */
type Log = (action: Extract<LoggedChange, { kind: 'alias' }>['action'], value: string, ofLead: string) => Promise<void>;

/** Aliases by hand: add, make primary, remove. */
@Injectable()
export class ChangeAliases {
  constructor(
    private readonly database: Database,
    private readonly identities: IdentityStore,
    private readonly leads: LeadStore,
    private readonly reading: ReadLead,
    private readonly log: LeadChangeLog,
    private readonly outbox: Outbox,
    private readonly live: LivePublisher,
  ) {}

  add(leadId: string, { type, value, primary }: AliasAddition, context: CallContext): Promise<Lead> {
    const alias = checked(type, value);
    return this.change(leadId, type, context, async (tx, cluster, log) => {
      const known = await this.identities.known(tx, [{ aliases: [alias] }]);
      const owner = known.ownerOf.get(aliasKey(alias));
      if (owner !== undefined && !cluster.leadIds.includes(owner)) {
        const other = known.rootOf.get(owner) ?? owner;
        throw new Refusal(
          'alias_conflict',
          { leadIds: [cluster.rootId, other] },
          'Another lead has this alias: merge the two, or remove it there',
        );
      }
      if (owner === undefined) {
        await this.identities.attach(tx, [{ alias, leadId: cluster.rootId }], await tx.now(), changedBy(context));
        await log('added', value, cluster.rootId);
      }
      if (primary && (await this.makePrimary(tx, cluster, alias)) && owner !== undefined)
        await log('madePrimary', value, owner);
    });
  }

  remove(leadId: string, { type, value }: AliasRemoval, context: CallContext): Promise<Lead> {
    const alias = checked(type, value);
    return this.change(leadId, type, context, async (tx, cluster, log) => {
      const aliases = await tx.query<{ type: string; matching: string; value: string; leadId: string }>(
        'select type, matching, value, lead_id as "leadId" from alias where workspace_id = $1 and lead_id = any($2)',
        [tx.workspaceId, cluster.leadIds],
      );
      const removed = aliases.find((one) => one.type === type && one.matching === alias.matching);
      if (!removed) throw new Refusal('alias_not_found');
      if (aliases.length === 1)
        throw new Refusal('last_alias', {}, 'This is the only alias: nothing would find the lead any more');
      await tx.execute('delete from alias where workspace_id = $1 and type = $2 and matching = $3', [
        tx.workspaceId,
        type,
        alias.matching,
      ]);
      await tx.execute(
        `update alias set is_primary = true where workspace_id = $1 and type = $2 and matching = (
           select matching from alias where workspace_id = $1 and type = $2 and lead_id = any($3) order by is_primary desc, created_at, matching limit 1)`,
        [tx.workspaceId, type, cluster.leadIds],
      );
      await log('removed', removed.value, removed.leadId);
    });
  }

  private change(
    leadId: string,
    type: Alias['type'],
    context: CallContext,
    work: (tx: Tx, cluster: Cluster, log: Log) => Promise<void>,
  ): Promise<Lead> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const { cluster, state } = await this.leads.lockCluster(tx, leadId);
      const { rootId } = cluster;
      const at = await tx.now();
      await work(tx, cluster, (action, value, ofLead) =>
        this.log.add(tx, { rootId, leadId: ofLead }, { kind: 'alias', action, type, value }, at, context),
      );
      await this.leads.change(tx, [state]);
      await this.leads.refreshCopies(tx, [rootId]);
      await this.outbox.announce(tx, factsRecorded, { leads: [{ leadId: rootId, attributes: true }] });
      tx.afterCommit(() => this.live.publish(context.workspaceId, { topic: 'leads.changed', leadIds: [rootId] }));
      return this.reading.read(tx, cluster, context);
    });
  }

  /** False: it was the primary one already. */
  private async makePrimary(tx: Tx, { leadIds }: Cluster, { type, matching }: Alias): Promise<boolean> {
    const changed = await tx.execute(
      `update alias set is_primary = (matching = $3)
       where workspace_id = $1 and type = $2 and lead_id = any($4) and is_primary <> (matching = $3)`,
      [tx.workspaceId, type, matching, leadIds],
    );
    return changed > 0;
  }
}

function checked(type: Alias['type'], value: string): Alias {
  const alias = toAlias(type, value);
  if (typeof alias === 'string') throw new InvalidRequest([{ path: 'value', message: alias }]);
  return alias;
}
