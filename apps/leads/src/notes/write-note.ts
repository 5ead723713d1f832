import { Injectable } from '@nestjs/common';
import type { CallContext, Note } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { LivePublisher } from '@heatline/messaging';
import { v5, v7 as uuidv7 } from 'uuid';
import { LeadChangeLog } from '../leads/lead-change-log';
import { clusterOf } from '../leads/lead-cluster';
import { NoteStore, toNote } from './note-store';

/** Ids of notes that were sent with a key: the same key gives the same one. */
const noteNamespace = '2b7d1c64-93fe-5a1e-8d57-6c0f4b9ae812';

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
      const cluster = await clusterOf(tx, leadId);
      const noteId = idempotencyKey
        ? v5(`${tx.workspaceId} ${context.actor?.id ?? ''} ${cluster.rootId} ${idempotencyKey}`, noteNamespace)
        : uuidv7();
      const at = await tx.now();
      if (await this.notes.add(tx, cluster, { noteId, leadId, text, at }, context)) {
        const of = { rootId: cluster.rootId, leadId };
        await this.log.add(tx, of, { kind: 'note', action: 'written', noteId }, at, context);
        tx.afterCommit(() =>
          this.live.publish(context.workspaceId, { topic: 'leads.changed', leadIds: [cluster.rootId] }),
        );
      }
      return toNote(await this.notes.lock(tx, cluster, noteId));
    });
  }
}
