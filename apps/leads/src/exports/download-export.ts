import { type CallContext, type ExportFile, Refusal } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { FileGone, Outbox } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { audited } from '../audited';
import { ExportFiles } from './export-files';
import { madeExport, toExportFile } from './made-export';

/** Gives out the file that a run has made; who took it, and how much, is written down. */
@Injectable()
export class DownloadExport {
  constructor(
    private readonly database: Database,
    private readonly files: ExportFiles,
    private readonly outbox: Outbox,
  ) {}

  describe(runId: string, context: CallContext): Promise<ExportFile> {
    return this.database.inWorkspace(context.workspaceId, async (tx) =>
      toExportFile(await madeExport(tx, runId, context)),
    );
  }

  async *run(runId: string, context: CallContext): AsyncGenerator<Uint8Array, void, undefined> {
    const { workspaceId } = context;
    const fileId = await this.database.inWorkspace(workspaceId, async (tx) => {
      const file = await madeExport(tx, runId, context);
      await audited(this.outbox, tx, context, {
        action: 'leads.export_downloaded',
        subject: { kind: 'workspace', id: workspaceId },
        details: { runId, leads: Number(file.rows), bytes: Number(file.bytes) },
      });
      return file.file_id;
    });
    try {
      yield* this.files.read(fileId);
    } catch (error) {
      if (!(error instanceof FileGone)) throw error;
      // Its time ended, or somebody was erased, between the row and the bytes; or somebody took it out of the object store by hand.
      await this.files.lost({ workspaceId, runId, fileId });
      await this.describe(runId, context);
      throw new Refusal('export_not_found', { runId });
    }
  }
}
