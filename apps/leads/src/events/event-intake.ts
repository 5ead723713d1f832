import { Injectable } from '@nestjs/common';
import { GroupCommit } from '../group-commit';
import { type Batch, type Outcome, RecordBatch } from './record-batch';

/** What one announcement can name. */
const mostLinesTogether = 1_000;
/** What one transaction costs beside its events is worth some ten of them: under load it waits for so many, unnoticed by anybody. */
const everyMs = 20;

/** Requests that come while a transaction is under way share the next one: single events cost what batches cost. */
@Injectable()
export class EventIntake {
  private readonly workspaces = new Map<string, GroupCommit<Batch, Outcome>>();

  constructor(private readonly recordBatch: RecordBatch) {}

  async record(workspaceId: string, batch: Batch): Promise<Outcome> {
    const group = this.workspaces.get(workspaceId) ?? this.open(workspaceId);
    try {
      return await group.add(batch, batch.lines.length);
    } finally {
      if (group.idle) this.workspaces.delete(workspaceId);
    }
  }

  private open(workspaceId: string): GroupCommit<Batch, Outcome> {
    const group = new GroupCommit<Batch, Outcome>((batches) => this.recordBatch.run(workspaceId, batches), {
      weight: mostLinesTogether,
      atOnce: 2,
      everyMs,
    });
    this.workspaces.set(workspaceId, group);
    return group;
  }
}
