import { Injectable } from '@nestjs/common';
import {
  type CallContext,
  factsRecorded,
  personalDataCalls,
  type RemovedRows,
  servicesWithLeads,
} from '@heatline/contracts';
import { Database, type RunRow, type Tx } from '@heatline/database';
import { Bus, LivePublisher, Outbox } from '@heatline/messaging';
import { eraseRows } from '@heatline/service';
import { AccountMembers, memberChanges } from '../accounts/account-members';
import { contextOf } from '../bulk/bulk-work';
import { startedBy } from '../bulk/started-by';
import { ExportFiles } from '../exports/export-files';
import { type ErasureRow, ErasureStore, type Person } from './erasure-store';
import { eraseEventKeys } from './event-keys';

const others = servicesWithLeads.filter((service) => service !== 'leads');
/** As many as one call takes. */
const idsAtOnce = 1_000;
const peopleAtOnce = 500;

/**
 * Takes people out of everything, in an order that nothing can undo: first the facts here, with the proof in the same transaction, then the
 * files that were made of them, and what other services made of them. Each step may run again: the proof tells who has not been followed to the end.
 */
@Injectable()
export class ErasePeople {
  constructor(
    private readonly database: Database,
    private readonly bus: Bus,
    private readonly outbox: Outbox,
    private readonly live: LivePublisher,
    private readonly exports: ExportFiles,
    private readonly members: AccountMembers,
  ) {}

  /** Some leads of a run; those that are not there any more are passed over. */
  async run(run: RunRow, leadIds: string[]): Promise<void> {
    await this.database.inWorkspace(run.workspaceId, (tx) => this.eraseHere(tx, run, leadIds));
    const open = await this.database.inWorkspace(run.workspaceId, (tx) => new ErasureStore(tx).open(run.runId));
    if (open.length === 0) return;
    const removed = [
      ...(await this.eraseExports(open, run.workspaceId)),
      ...(await this.eraseElsewhere(open, contextOf(run))),
    ];
    await this.database.inWorkspace(run.workspaceId, (tx) => new ErasureStore(tx).complete(open, removed));
  }

  /** Whatever somebody was still writing while the person was erased is gone after this. */
  async again(run: RunRow): Promise<void> {
    for (let after: string | null = null; ;) {
      const { people, here } = await this.database.inWorkspace(run.workspaceId, async (tx) => {
        const people = await new ErasureStore(tx).erasedAfter(run.runId, after, peopleAtOnce);
        const leadIds = people.flatMap(({ lead_ids }) => lead_ids);
        await eraseEventKeys(tx, leadIds);
        await this.members.leave(tx, leadIds);
        return { people, here: await eraseRows(tx, 'leads', leadIds) };
      });
      if (people.length === 0) return;
      const late = [...here, ...(await this.eraseElsewhere(people, contextOf(run)))];
      if (late.length > 0)
        await this.database.inWorkspace(run.workspaceId, (tx) => new ErasureStore(tx).complete(people, late));
      after = people.at(-1)!.lead_id;
    }
  }

  private async eraseHere(tx: Tx, run: RunRow, leadIds: string[]): Promise<void> {
    const store = new ErasureStore(tx);
    const people = await store.hold(leadIds);
    if (people.length === 0) return;
    await store.holdAccounts(people);
    const all = people.flatMap((person) => person.leadIds);
    await eraseEventKeys(tx, all);
    const removed = await eraseRows(tx, 'leads', all);
    // Before anybody is found to be the last one: whoever is joining waits for these rows, too.
    await this.members.change(tx, memberChanges(people.map(({ accountId: from }) => ({ from, to: null }))));
    await store.eraseEmptyAccounts(people);
    await store.add(people, removed, run.runId, startedBy(run));
    await this.tell(tx, people, all);
  }

  /** Any file that was made since they came may hold them: all those go. The first one's proof has them, as sums over a run must be true. */
  private async eraseExports(open: ErasureRow[], workspaceId: string): Promise<RemovedRows[]> {
    const [first] = open;
    const rows = await this.exports.eraseMadeAfter(earliest(open.map(({ came_at }) => came_at)), workspaceId);
    return first && rows > 0 ? [{ leadId: first.lead_id, table: 'leads.export_file', rows }] : [];
  }

  private async eraseElsewhere(people: ErasureRow[], context: CallContext): Promise<RemovedRows[]> {
    // What scores an account keeps it as it keeps a lead.
    const ids = people.flatMap(({ lead_ids, account_id }) => [...lead_ids, ...(account_id ? [account_id] : [])]);
    const removed: RemovedRows[] = [];
    for (const service of others)
      for (let at = 0; at < ids.length; at += idsAtOnce) {
        const part = { leadIds: ids.slice(at, at + idsAtOnce) };
        removed.push(...(await this.bus.ask(personalDataCalls[service].erase, part, context)).removed);
      }
    return removed;
  }

  /** Accounts have fewer members now, and open consoles show who is not there any more. */
  private async tell(tx: Tx, people: Person[], leadIds: string[]): Promise<void> {
    const gone = new Set(people.flatMap(({ accountId, accountGone }) => (accountGone && accountId ? accountId : [])));
    const accountIds = [...new Set(people.flatMap(({ accountId }) => accountId ?? []))].filter((id) => !gone.has(id));
    if (accountIds.length > 0) await this.outbox.announce(tx, factsRecorded, { leads: [], accountIds });
    const { workspaceId } = tx;
    if (!workspaceId) return;
    tx.afterCommit(() => {
      for (let at = 0; at < leadIds.length; at += idsAtOnce)
        this.live.publish(workspaceId, { topic: 'leads.changed', leadIds: leadIds.slice(at, at + idsAtOnce) });
    });
  }
}

/** Null: one of them is not known. */
function earliest(instants: (Date | null)[]): Date | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length < instants.length ? null : new Date(Math.min(...known.map(Number)));
}
