import { Injectable } from '@nestjs/common';
import {
  type BulkAnswer,
  type BulkOutcome,
  type CallContext,
  type LeadFilter,
  type LeadSelection,
  type RunBy,
  type RunKind,
} from '@heatline/contracts';
import { AnsweredRequests, Database, type RunFacts, type Tx } from '@heatline/database';
import { Runs } from '@heatline/service';
import { v7 as uuidv7 } from 'uuid';
import { countedLeads } from '../counted-leads';
import { SelectLeads } from '../lists/select-leads';
import { BulkStore } from './bulk-store';

export interface BulkRequest {
  selection: LeadSelection;
  idempotencyKey: string | undefined;
  kind: RunKind;
  /** Ids and flags that the run's work goes by. */
  params: RunFacts;
  /** For people: `Assign owner`. */
  cause: string;
  /** Some by id are done at once, in one transaction. Absent: everything is a run. */
  atOnce?: (tx: Tx, leadIds: string[], batchId: string) => Promise<Map<string, BulkOutcome>>;
  /** Written down with what is started or done. */
  audit: (tx: Tx, told: { leads: number; batchId: string }) => Promise<void>;
}

/** Begins what is to be done to a selection: some by id at once, all that match as a run. */
@Injectable()
export class StartBulk {
  constructor(
    private readonly database: Database,
    private readonly runs: Runs,
    private readonly selecting: SelectLeads,
  ) {}

  async run(request: BulkRequest, context: CallContext): Promise<BulkAnswer> {
    const { selection, kind, params, idempotencyKey } = request;
    const keyed = { call: kind, key: idempotencyKey, request: { selection, params } };
    const { workspaceId } = context;
    const before = await this.database.inWorkspace(workspaceId, (tx) =>
      new AnsweredRequests(tx, context).before<BulkAnswer>(keyed),
    );
    if (before) return before;
    const { leadIds } = selection;
    // How many they are is agreed on here; the run's first step writes down who.
    const leads = leadIds?.length ?? (await this.selecting.expected(selection, { context })).size;
    return this.database.inWorkspace(workspaceId, (tx) =>
      new AnsweredRequests(tx, context).once(keyed, () =>
        leadIds && request.atOnce
          ? this.doAtOnce(tx, leadIds, request.atOnce, request)
          : this.open(tx, leads, request, context),
      ),
    );
  }

  private async doAtOnce(
    tx: Tx,
    named: string[],
    atOnce: NonNullable<BulkRequest['atOnce']>,
    { audit }: BulkRequest,
  ): Promise<BulkAnswer> {
    const batchId = uuidv7();
    const leadIds = [...new Set(named)];
    const outcomes = await atOnce(tx, leadIds, batchId);
    const answer = doneOf(batchId, leadIds, outcomes);
    if (answer.changed > 0) await audit(tx, { leads: answer.changed, batchId });
    return answer;
  }

  private async open(tx: Tx, leads: number, request: BulkRequest, context: CallContext): Promise<BulkAnswer> {
    const { selection, kind, params, cause } = request;
    const { run } = await this.runs.open(tx, {
      kind,
      about: { kind: 'leads', id: uuidv7(), name: countedLeads(leads) },
      by: runBy(context),
      cause,
      // What was agreed on, for work that cannot be taken back.
      params: { ...params, agreed: leads },
    });
    const store = new BulkStore(tx);
    if (selection.leadIds) await store.add(run.runId, 0, [...new Set(selection.leadIds)]);
    else await store.keepSelection(run.runId, filterOf(selection));
    await request.audit(tx, { leads, batchId: run.runId });
    return { runId: run.runId };
  }
}

export const runBy = ({ actor }: CallContext): RunBy =>
  actor === undefined || actor.kind === 'system' ? { kind: 'system', id: null } : { kind: actor.kind, id: actor.id };

export function doneOf(batchId: string, leadIds: readonly string[], outcomes: ReadonlyMap<string, BulkOutcome>) {
  const items = leadIds.map((leadId) => ({ leadId, outcome: outcomes.get(leadId) ?? ('not_found' as const) }));
  const count = (...wanted: BulkOutcome[]) => items.filter(({ outcome }) => wanted.includes(outcome)).length;
  return {
    batchId,
    changed: count('changed'),
    unchanged: count('unchanged'),
    failed: count('failed', 'not_found'),
    items,
  };
}

const filterOf = ({ q, filter }: LeadSelection): LeadFilter => ({ ...(q && { q }), ...(filter && { filter }) });
