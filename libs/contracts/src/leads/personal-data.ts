import * as z from 'zod';
import { type Call, defineCall } from '../base/call';
import { pageOf, PageQuery } from '../base/page';
import { Instant } from '../base/instant';
import { IdempotencyKey } from '../base/idempotency';
import { ChangedBy } from './attribute';
import { storedObject } from './json-value';
import { servicesWithLeads, type ServiceWithLeads } from './tables-of-leads';

const LeadIds = z.array(z.uuid()).min(1).max(1_000);

/** How many rows of a table an erasure took away, of one lead. */
export const RemovedRows = z.object({ leadId: z.uuid(), table: z.string(), rows: z.int() });
export type RemovedRows = z.infer<typeof RemovedRows>;

/** Rows of one table, `rows` as the table has them; `next` leads to more rows or to the next table. */
export const PersonalRows = z.object({ table: z.string(), rows: z.array(storedObject), next: z.string().nullable() });
export type PersonalRows = z.infer<typeof PersonalRows>;

const EraseRows = z.object({ leadIds: LeadIds });
const ReadRows = z.object({ leadIds: LeadIds, cursor: z.string().max(200).optional() });

export interface PersonalDataCalls {
  /** Takes away all that the service keeps about some leads. The same again finds nothing. */
  readonly erase: Call<typeof EraseRows, z.ZodObject<{ removed: z.ZodArray<typeof RemovedRows> }>>;
  readonly read: Call<typeof ReadRows, typeof PersonalRows>;
}

const callsOf = (service: ServiceWithLeads): PersonalDataCalls => ({
  erase: defineCall({
    subject: `rpc.${service}.erase-lead-rows`,
    request: EraseRows,
    reply: z.object({ removed: z.array(RemovedRows) }),
    timeoutMs: 60_000,
  }),
  read: defineCall({
    subject: `rpc.${service}.personal-data`,
    request: ReadRows,
    reply: PersonalRows,
    timeoutMs: 20_000,
  }),
});

/** The same two in each service that keeps something about leads. */
export const personalDataCalls = Object.fromEntries(
  servicesWithLeads.map((service) => [service, callsOf(service)]),
) as Record<ServiceWithLeads, PersonalDataCalls>;

/** All ids under which a person is kept: the lead that answers, and those that were merged into it. */
export const idsOfLead = defineCall({
  subject: 'rpc.leads.ids-of-lead',
  request: z.object({ leadId: z.uuid() }),
  reply: z.object({ leadId: z.uuid(), leadIds: LeadIds }),
  refusals: ['lead_not_found'],
});

/** All that is known of a person, by service and table. */
export const PersonalData = z.object({
  leadId: z.uuid(),
  leadIds: LeadIds,
  readAt: Instant,
  data: z.record(z.string(), z.record(z.string(), z.array(storedObject))),
});
export type PersonalData = z.infer<typeof PersonalData>;

/** Begins the run that erases a person everywhere, or names the one that is at it. */
export const eraseLead = defineCall({
  subject: 'rpc.leads.erase',
  request: z.object({ leadId: z.uuid(), idempotencyKey: IdempotencyKey }),
  reply: z.object({ runId: z.uuid() }),
  refusals: ['lead_not_found', 'idempotency_key_reused'],
});

/** The proof that a person was erased: what went, when, by whom. Ids and counts only. */
export const Erasure = z.object({
  leadId: z.uuid(),
  /** With those that were merged into it. */
  leadIds: z.array(z.uuid()),
  runId: z.uuid(),
  startedAt: Instant,
  /** Null while other services still have to follow. */
  completedAt: Instant.nullable(),
  by: ChangedBy,
  /** Rows by table, as in `leads.event`. */
  removed: z.record(z.string(), z.int()),
});
export type Erasure = z.infer<typeof Erasure>;

export const ErasureQuery = PageQuery.extend({ runId: z.uuid().optional(), leadId: z.uuid().optional() });
export type ErasureQuery = z.infer<typeof ErasureQuery>;

/** Newest first. */
export const listErasures = defineCall({
  subject: 'rpc.leads.list-erasures',
  request: ErasureQuery,
  reply: pageOf(Erasure),
});
