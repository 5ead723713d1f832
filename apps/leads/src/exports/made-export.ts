import { type CallContext, type ExportFile, Refusal } from '@heatline/contracts';
import { RunStore, type Tx } from '@heatline/database';
import { type ExportFileRow, ExportStore } from './export-store';

/**
 * The file of a run, for who may have it: whoever started the run, and admins.
 * @throws Refusal `export_not_found`, `not_your_export`, `export_not_ready`, `export_gone` {reason, at}
 */
export async function madeExport(tx: Tx, runId: string, { actor }: CallContext): Promise<ExportFileRow> {
  const run = await new RunStore(tx).byId(runId);
  if (run?.kind !== 'exportLeads') throw new Refusal('export_not_found', { runId });
  if (actor && actor.role !== 'admin' && actor.id !== run.by.id) throw new Refusal('not_your_export', { runId });
  const file = await new ExportStore(tx).ofRun(runId);
  if (!file) throw new Refusal(run.endedAt ? 'export_not_found' : 'export_not_ready', { runId });
  if (file.state === 'ready') return file;
  const at = (file.erased_at ?? file.expires_at).toISOString();
  throw new Refusal('export_gone', { reason: file.state, at });
}

export const toExportFile = (row: ExportFileRow): ExportFile => ({
  runId: row.run_id,
  state: row.state,
  fileName: `leads-${row.made_at.toISOString().slice(0, 10)}.csv`,
  rows: Number(row.rows),
  bytes: Number(row.bytes),
  madeAt: row.made_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
});
