import { type CallContext, type LeadExportRequest, Refusal } from '@heatline/contracts';
import { AnsweredRequests, Database, type Tx } from '@heatline/database';
import { Outbox } from '@heatline/messaging';
import { Runs } from '@heatline/service';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { audited } from '../audited';
import { runBy } from '../bulk/start-bulk';
import { countedLeads } from '../counted-leads';
import { CountExport } from './count-export';
import { ExportStore } from './export-store';

/** Of one workspace; two are made at a time, so others would wait for long. */
const mostOpen = 10;

/** Begins a run that writes a list into a file. What is wrong with the list is told at once, not by the run. */
@Injectable()
export class StartExport {
  constructor(
    private readonly database: Database,
    private readonly runs: Runs,
    private readonly counting: CountExport,
    private readonly outbox: Outbox,
  ) {}

  async run(
    { export: request, idempotencyKey }: { export: LeadExportRequest; idempotencyKey?: string | undefined },
    context: CallContext,
  ): Promise<{ runId: string }> {
    const keyed = { call: 'exportLeads', key: idempotencyKey, request };
    const { workspaceId } = context;
    const before = await this.database.inWorkspace(workspaceId, (tx) =>
      new AnsweredRequests(tx, context).before<{ runId: string }>(keyed),
    );
    if (before) return before;
    const { value: leads, exact } = await this.counting.run(request, context, 'about');
    return this.database.inWorkspace(workspaceId, (tx) =>
      new AnsweredRequests(tx, context).once(keyed, async () => {
        await requireTurn(tx);
        const name = `${exact ? '' : 'about '}${countedLeads(leads)}`;
        const { run } = await this.runs.open(tx, {
          kind: 'exportLeads',
          about: { kind: 'export', id: uuidv7(), name },
          by: runBy(context),
          cause: 'Export leads',
        });
        await new ExportStore(tx).keep(run.runId, request);
        await audited(this.outbox, tx, context, {
          action: 'leads.export_started',
          subject: { kind: 'workspace', id: workspaceId },
          // An estimate is nothing to be written down for ever.
          details: { runId: run.runId, ...(exact && { leads }) },
        });
        return { runId: run.runId };
      }),
    );
  }
}

/** @throws Refusal `too_many_exports` */
async function requireTurn(tx: Tx): Promise<void> {
  const row = await tx.one<{ n: number }>(
    `select count(*)::int as n from run where workspace_id = $1 and kind = 'exportLeads' and ended_at is null`,
    [tx.workspaceId],
  );
  if (row!.n >= mostOpen) throw new Refusal('too_many_exports');
}
