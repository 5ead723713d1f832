import { type LeadExportRequest, memberOf } from '@heatline/contracts';
import { type ClaimedSlice, Database, type RunRow, RunStore, type Tx } from '@heatline/database';
import { FileGone, NoRoomForFile } from '@heatline/messaging';
import { type RunTotals, type SliceHands, type SlicePlan, type SliceWork, WorkRefused } from '@heatline/service';
import { Injectable } from '@nestjs/common';
import { contextOf } from '../bulk/bulk-work';
import { countedLeads } from '../counted-leads';
import { CountExport } from './count-export';
import { type Attempt, ExportFiles } from './export-files';
import { ExportRows } from './export-rows';
import { ExportSettings } from './export-settings';
import { bytesOfFiles, ExportStore } from './export-store';

/** Often enough for a smooth bar. */
const toldEvery = 10_000;

/** Writes a list into a file: all of it as of one moment, so an attempt that breaks off is nothing and the next one begins anew. */
@Injectable()
export class ExportLeadsWork implements SliceWork {
  readonly kind = 'exportLeads';

  constructor(
    private readonly database: Database,
    private readonly counting: CountExport,
    private readonly rows: ExportRows,
    private readonly files: ExportFiles,
    private readonly settings: ExportSettings,
  ) {}

  /** How many they are was only estimated while somebody waited. */
  async plan(run: RunRow, tx: Tx): Promise<SlicePlan> {
    const request = await new ExportStore(tx).request(run.runId);
    const { value: total } = request ? await this.counting.run(request, contextOf(run), 'exact') : { value: run.done };
    await new RunStore(tx).counted(run.runId, total, countedLeads(total));
    return { ranges: [{ lo: null, hi: null, total }] };
  }

  async slice(run: RunRow, slice: ClaimedSlice, hands: SliceHands): Promise<void> {
    const request = await this.database.inWorkspace(run.workspaceId, (tx) => new ExportStore(tx).request(run.runId));
    // Made by an attempt that died before it could say so.
    if (!request) return;
    let counted = Number(slice.cursor ?? 0);
    const count = async (tx: Tx, rows: number) => {
      await hands.advance(tx, { cursor: String(rows), done: rows - counted });
      tx.afterCommit(() => (counted = rows));
    };
    while (!hands.signal.aborted) {
      try {
        const attempt = await this.files.begin(run, (tx) => count(tx, 0));
        if (await this.write(run, request, attempt, { hands, count })) return;
      } catch (error) {
        if (error instanceof NoRoomForFile)
          throw noRoom('Give JetStream more room, or wait until older exports have expired.');
        if (!(error instanceof FileGone)) throw error;
        // Somebody was erased who may be in it.
        await hands.say('Begun anew: somebody was erased meanwhile');
      }
    }
  }

  async complete(run: RunRow, { done }: RunTotals, tx: Tx): Promise<void> {
    if (!(await new ExportStore(tx).ofRun(run.runId)))
      throw new WorkRefused('no_file', 'No file was made: its slice was skipped', 'Make the export again.');
    // As many as there were when it was written.
    await new RunStore(tx).counted(run.runId, done, countedLeads(done));
  }

  async giveUp({ runId }: RunRow, _: 'failed' | 'cancelled', tx: Tx): Promise<void> {
    const store = new ExportStore(tx);
    await store.forget(runId);
    await store.dueNow(await store.voidAttempts(runId));
  }

  /** Whether the file is made; false when the run was paused or cancelled. */
  private async write(
    run: RunRow,
    request: LeadExportRequest,
    { fileId, writer }: Attempt,
    { hands, count }: { hands: SliceHands; count: (tx: Tx, rows: number) => Promise<void> },
  ): Promise<boolean> {
    const { workspaceId, runId } = run;
    const context = contextOf(run);
    const { keptDays: days } = this.settings;
    const room = await this.room();
    let made = false;
    try {
      let rows = 0;
      let bytes = 0;
      let told = 0;
      const exported = { ...request, condition: request.filter };
      for await (const piece of this.rows.run(exported, context, { memberId: memberOf(context), inBackground: true })) {
        if (hands.signal.aborted) return false;
        bytes += piece.bytes.length;
        if (bytes > room) throw noRoom('Wait until older exports have expired, or raise EXPORT_STORE_MB.');
        await writer.add(piece.bytes);
        rows += piece.rows;
        if (rows - told < toldEvery) continue;
        told = rows;
        await this.database.inWorkspace(workspaceId, (tx) => count(tx, told));
      }
      await writer.end();
      made = await this.database.inWorkspace(workspaceId, async (tx) => {
        const store = new ExportStore(tx);
        if (!(await store.made(fileId, { rows, bytes, days }))) return false;
        await store.forget(runId);
        await count(tx, rows);
        return true;
      });
      if (!made) throw new FileGone(fileId);
      return true;
    } finally {
      // What cannot be removed now is when the next attempt begins, or its time is over.
      if (!made) await this.files.remove(workspaceId, fileId).catch(() => {});
    }
  }

  private async room(): Promise<number> {
    return this.settings.mostBytes - (await this.database.inSystem((tx) => bytesOfFiles(tx)));
  }
}

const noRoom = (hint: string) =>
  new WorkRefused('no_room_for_exports', 'The files of exports take all the room that they may have', hint);
