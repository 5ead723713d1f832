import { type Announcement, noWorkspace } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';

/** Announces facts: the row is part of the caller's transaction, so what is rolled back is never announced and what commits always is. */
export class Outbox {
  private readonly wakeUps = new Set<() => void>();

  /** @throws ZodError when the payload breaks the announcement's schema: a defect of the caller */
  async announce<Payload extends z.ZodType>(
    tx: Tx,
    announcement: Announcement<Payload>,
    payload: z.input<Payload>,
  ): Promise<void> {
    const body = announcement.payload.parse(payload);
    await tx.prepared('announce', 'insert into outbox (id, workspace_id, subject, payload) values ($1, $2, $3, $4)', [
      uuidv7(),
      tx.workspaceId ?? noWorkspace,
      announcement.subject,
      JSON.stringify(body),
    ]);
    tx.afterCommit(() => this.wakeUps.forEach((wake) => wake()));
  }

  /** For the relay: told right after each commit that announced something. */
  onCommitted(wake: () => void): void {
    this.wakeUps.add(wake);
  }
}
