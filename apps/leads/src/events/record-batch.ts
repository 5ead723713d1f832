import { Injectable } from '@nestjs/common';
import {
  type EventWarning,
  type FactsRecorded,
  factsRecorded,
  type RecordedEvents,
  type RefusedLine,
} from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { LivePublisher, Outbox } from '@heatline/messaging';
import { v7 as uuidv7 } from 'uuid';
import { AccountMembers, memberChanges } from '../accounts/account-members';
import { AccountStore } from '../accounts/account-store';
import { type Found, Identities } from '../aliases/identities';
import { IdentityStore } from '../aliases/identity-store';
import { factTime } from '../fact-time';
import { accountOfAliases, applyWish, leftAndJoined } from '../leads/lead-changes';
import { LeadStore } from '../leads/lead-store';
import { type ClaimedRequests, claimRequests } from './claim-requests';
import type { EventLine } from './event-line';
import { EventPartitions } from './event-partitions';
import { EventStore, type NewEvent } from './event-store';

/** The good lines of one request. Several requests may share a transaction. */
export interface Batch {
  lines: EventLine[];
  /** The member who sent it; null = a program. */
  by: string | null;
  /** Of a request with an Idempotency-Key: a function of the key and all that it holds. */
  request: string | null;
}

/** `key_reused`: its Idempotency-Key named other events before, and nothing of it was recorded. */
export type Outcome = RecordedEvents | 'key_reused';

interface TimedLine extends EventLine {
  batch: number;
  at: Date;
  claimedAt: Date | null;
  by: string | null;
}

/** Leads that are new or got aliases, and accounts that got members. */
interface ChangedLeads {
  leadIds: Set<string>;
  accountIds: string[];
}

/** Records the events of one or several requests in one transaction, with as many statements as one event takes. */
@Injectable()
export class RecordBatch {
  constructor(
    private readonly database: Database,
    private readonly partitions: EventPartitions,
    private readonly identities: IdentityStore,
    private readonly leads: LeadStore,
    private readonly accounts: AccountStore,
    private readonly members: AccountMembers,
    private readonly events: EventStore,
    private readonly outbox: Outbox,
    private readonly live: LivePublisher,
  ) {}

  /** @returns one outcome a batch, once all are durable */
  async run(workspaceId: string, batches: Batch[]): Promise<Outcome[]> {
    await this.partitions.ensure(batches.flatMap(({ lines }) => lines.map(({ draft }) => draft.occurredAt)));
    return this.database.inWorkspace(workspaceId, (tx) => this.record(tx, batches));
  }

  private async record(tx: Tx, batches: Batch[]): Promise<Outcome[]> {
    const now = await tx.now();
    const outcomes = batches.map((): RecordedEvents => ({ accepted: 0, duplicates: 0, refused: [], warnings: [] }));
    const lines = batches.flatMap((batch, i) => timed(batch, i, now, outcomes[i]!.refused));
    const known = await this.identities.known(tx, lines);
    const named = lines.filter((line) => {
      const exists = line.leadId === undefined || known.rootOf.has(line.leadId);
      if (!exists)
        outcomes[line.batch]!.refused.push({
          index: line.index,
          path: 'lead.leadId',
          message: 'No lead has this id',
          code: 'lead_not_found',
        });
      return exists;
    });
    const requests = await claimRequests(tx, this.events, batches, named);
    const fresh = await this.withoutDuplicates(tx, named, requests, outcomes);
    const identities = new Identities(known, uuidv7);
    const events = fresh.map((line): NewEvent => {
      const found = identities.find(line)!;
      identities.keep(found);
      outcomes[line.batch]!.accepted++;
      outcomes[line.batch]!.warnings.push(...warningsOf(line.index, found));
      const { eventId, at, claimedAt, by, draft } = line;
      return { leadId: found.leadId, eventId, at, claimedAt, by, draft };
    });
    const { moved, ...changed } = await this.saveLeads(tx, identities, now);
    await this.events.add(tx, events, now);
    await this.members.change(tx, moved);
    if (events.length > 0) await this.announce(tx, events, changed);
    return outcomes.map((outcome, batch) => (requests.reused.has(batch) ? 'key_reused' : outcome));
  }

  /** The first of two lines with one key counts, in a batch as well as over time. */
  private async withoutDuplicates(
    tx: Tx,
    named: TimedLine[],
    requests: ClaimedRequests,
    outcomes: RecordedEvents[],
  ): Promise<TimedLine[]> {
    const lines = named.filter(({ batch }) => !requests.reused.has(batch));
    const first = new Map<string, TimedLine>();
    for (const line of lines) if (line.keyedBy && !first.has(line.eventId)) first.set(line.eventId, line);
    const ownKeys = [...first.values()].filter(({ keyedBy }) => keyedBy === 'id').map(({ eventId }) => eventId);
    const own = await this.events.claim(tx, ownKeys);
    const isNew = (id: string) => own.has(id) || requests.claimed.has(id);
    return lines.filter((line) => {
      const counts = !line.keyedBy || (first.get(line.eventId) === line && isNew(line.eventId));
      if (!counts) outcomes[line.batch]!.duplicates++;
      return counts;
    });
  }

  /** Writes the leads that are new, and the aliases that known ones got. */
  private async saveLeads(
    tx: Tx,
    identities: Identities,
    now: Date,
  ): Promise<ChangedLeads & { moved: ReadonlyMap<string, number> }> {
    const { newLeads, attached } = identities;
    if (attached.length === 0) return { leadIds: new Set(), accountIds: [], moved: new Map() };
    await this.identities.attach(tx, attached, now, null);
    const aliasesOf = Map.groupBy(attached, ({ leadId }) => identities.rootOf(leadId));
    const changed = new Set([...newLeads, ...aliasesOf.keys()]);
    const states = await this.leads.lock(
      tx,
      attached
        .map(({ leadId }) => ({ leadId, rootId: identities.rootOf(leadId) }))
        .filter(({ rootId }) => !newLeads.has(rootId)),
    );
    for (const leadId of newLeads) states.set(leadId, { leadId, name: null, nameAt: null, accountId: null });
    const aliases = (leadId: string) => (aliasesOf.get(leadId) ?? []).map(({ alias }) => alias);
    const accounts = await this.accounts.planFor(
      tx,
      [...changed].flatMap((leadId) => accountOfAliases(aliases(leadId)) ?? []),
    );
    const moved = [...states.values()].filter((state) =>
      applyWish(state, { name: undefined, at: now, account: undefined, aliases: aliases(state.leadId) }, accounts),
    );
    await this.accounts.save(tx, accounts, now);
    await this.leads.add(
      tx,
      [...states.values()].filter(({ leadId }) => newLeads.has(leadId)),
      attached,
      now,
    );
    await this.leads.change(
      tx,
      moved.filter(({ leadId }) => !newLeads.has(leadId)),
    );
    await this.leads.refreshCopies(tx, [...changed]);
    // A lead without an account may have got one; none leaves its own here.
    return {
      leadIds: changed,
      accountIds: [...new Set(moved.flatMap((state) => leftAndJoined(null, state)))],
      moved: memberChanges(
        moved.map(({ accountId: to }) => ({ from: null, to })),
        accounts.fresh.keys(),
      ),
    };
  }

  private async announce(tx: Tx, events: NewEvent[], { leadIds, accountIds }: ChangedLeads): Promise<void> {
    const ofLead = Map.groupBy(events, ({ leadId }) => leadId);
    const leads: FactsRecorded['leads'] = [...ofLead].map(([leadId, own]) => {
      const from = own.reduce((first, { at }) => (at < first ? at : first), own[0]!.at);
      const by = own.every((event) => event.by === own[0]!.by) ? own[0]!.by : null;
      return {
        leadId,
        eventsFrom: from.toISOString(),
        ...(by && { by }),
        ...(leadIds.has(leadId) && { attributes: true }),
      };
    });
    await this.outbox.announce(tx, factsRecorded, { leads, ...(accountIds.length > 0 && { accountIds }) });
    tx.afterCommit(() => this.live.publish(tx.workspaceId!, { topic: 'leads.changed', leadIds: [...ofLead.keys()] }));
  }
}

function timed({ lines, by }: Batch, batch: number, now: Date, refused: RefusedLine[]): TimedLine[] {
  return lines.flatMap((line) => {
    const time = factTime(line.draft.occurredAt, now);
    if (!('fault' in time)) return [{ ...line, batch, by, ...time }];
    refused.push({ index: line.index, path: 'occurredAt', message: time.fault, code: 'invalid' });
    return [];
  });
}

const warningsOf = (index: number, { leadId, foreign }: Found): EventWarning[] =>
  foreign.map((other) => ({
    index,
    path: `lead.${other.alias.type}`,
    message: 'This alias belongs to another lead: perhaps the two are one person',
    code: 'alias_of_other_lead',
    leadIds: [leadId, other.leadId],
  }));
