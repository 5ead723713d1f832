import { Injectable } from '@nestjs/common';
import type { CallContext, Note } from '@heatline/contracts';
import { AnsweredRequests, Database, type Tx } from '@heatline/database';
import { LivePublisher } from '@heatline/messaging';
import { v7 as uuidv7 } from 'uuid';
import { LeadChangeLog } from '../leads/lead-change-log';
import { type Cluster, heldClusterOf } from '../leads/lead-cluster';
import { NoteStore, toNote } from './note-store';

@Injectable()
export class WriteNote {
  constructor(
    private readonly database: Database,
    private readonly notes: NoteStore,
    private readonly log: LeadChangeLog,
    private readonly live: LivePublisher,
  ) {}

  run(
    { leadId, text, idempotencyKey }: { leadId: string; text: string; idempotencyKey?: string | undefined },
    context: CallContext,
  ): Promise<Note> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const cluster = await heldClusterOf(tx, leadId);
      const keyed = { call: 'write-note', key: idempotencyKey, request: { leadId, text } };
      const { noteId } = await new AnsweredRequests(tx, context).once(keyed, async () => ({
        noteId: await this.write(tx, cluster, { leadId, text }, context),
      }));
      return toNote(await this.notes.lock(tx, cluster, noteId));
    });
  }

  private async write(
    tx: Tx,
    cluster: Cluster,
    { leadId, text }: { leadId: string; text: string },
    context: CallContext,
  ): Promise<string> {
    const { rootId } = cluster;
    const [noteId, at] = [uuidv7(), await tx.now()];
    await this.notes.add(tx, cluster, { noteId, leadId, text, at }, context);
    await this.log.add(tx, { rootId, leadId }, { kind: 'note', action: 'written', noteId }, at, context);
    tx.afterCommit(() => this.live.publish(context.workspaceId, { topic: 'leads.changed', leadIds: [rootId] }));
    return noteId;
  }
}
