import { Database, type Tx } from '@heatline/database';
import { FileGone, Files, type FileWriter, LivePublisher } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { dueFiles, ExportStore } from './export-store';

/** A file that is being written, by one attempt. */
export interface Attempt {
  fileId: string;
  writer: FileWriter;
}

interface OfRun {
  workspaceId: string;
  runId: string;
}

const bucket = 'exports';
const removedAtOnce = 100;

/**
 * The files that runs make, between their rows and the object store. Each is written down before its first byte, so that whatever a
 * process leaves behind is found and removed.
 */
@Injectable()
export class ExportFiles {
  constructor(
    private readonly database: Database,
    private readonly files: Files,
    private readonly live: LivePublisher,
  ) {}

  /**
   * A new attempt; what earlier ones of the run have left goes.
   * @param fence in the transaction that takes the run from whoever had it: throws when it is in other hands
   * @throws FileGone when somebody was erased meanwhile
   */
  async begin({ workspaceId, runId }: OfRun, fence: (tx: Tx) => Promise<void>): Promise<Attempt> {
    const fileId = uuidv7();
    const earlier = await this.database.inWorkspace(workspaceId, async (tx) => {
      await fence(tx);
      const store = new ExportStore(tx);
      const left = await store.voidAttempts(runId);
      await store.begin(runId, fileId);
      return left;
    });
    for (const left of earlier) await this.remove(workspaceId, left);
    const writer = await this.files.begin({ bucket, name: fileId });
    // Whoever was erased before this is in no file, since its leads are read later; an erasure after this ends the writing.
    const goesOn = await this.database.inWorkspace(workspaceId, (tx) => new ExportStore(tx).isWriting(fileId));
    if (goesOn) return { fileId, writer };
    await this.remove(workspaceId, fileId);
    throw new FileGone(fileId);
  }

  read(fileId: string): AsyncGenerator<Uint8Array> {
    return this.files.read({ bucket, name: fileId });
  }

  /** Somebody asked for it and found nothing: its run says so from now on. */
  async lost({ workspaceId, runId, fileId }: OfRun & { fileId: string }): Promise<void> {
    const isNews = await this.database.inWorkspace(workspaceId, (tx) => new ExportStore(tx).lose(fileId));
    if (isNews) this.live.publish(workspaceId, { topic: 'runs.changed', runId });
  }

  /** Takes a file away, and the mark that it has to go. */
  async remove(workspaceId: string, fileId: string): Promise<void> {
    await this.files.remove({ bucket, name: fileId });
    await this.database.inWorkspace(workspaceId, (tx) => new ExportStore(tx).removed(fileId));
  }

  /** All whose time is over, of every workspace. */
  async removeDue(): Promise<void> {
    for (let found = removedAtOnce; found === removedAtOnce;) {
      const due = await this.database.inSystem((tx) => dueFiles(tx, removedAtOnce));
      for (const { workspaceId, fileId } of due) {
        const runId = await this.database.inWorkspace(workspaceId, (tx) => new ExportStore(tx).expire(fileId));
        await this.remove(workspaceId, fileId);
        if (runId) this.live.publish(workspaceId, { topic: 'runs.changed', runId });
      }
      found = due.length;
    }
  }

  /**
   * All of a workspace that were made after an instant, since any may hold somebody who came then and has been erased; null = all at all.
   * Call it after the erasure is committed. What is being written is begun anew. How many files there were.
   */
  async eraseMadeAfter(instant: Date | null, workspaceId: string): Promise<number> {
    const { erased, left } = await this.database.inWorkspace(workspaceId, async (tx) => {
      const store = new ExportStore(tx);
      await store.voidAttempts();
      return { erased: await store.eraseMadeAfter(instant), left: await store.leftOver() };
    });
    for (const { fileId, state } of left) {
      // An attempt that is only about to begin finds out by its row: that stays until it has, or its time is over.
      if (state === 'void') await this.files.remove({ bucket, name: fileId });
      else await this.remove(workspaceId, fileId);
    }
    return erased;
  }
}
