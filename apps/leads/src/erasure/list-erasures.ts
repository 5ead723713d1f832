import { Injectable } from '@nestjs/common';
import type { CallContext, Erasure, ErasureQuery, Page } from '@heatline/contracts';
import { Database, decodeCursor, PositionInstant, toPage } from '@heatline/database';
import { z } from 'zod';
import { ErasureStore, toErasure } from './erasure-store';

const Position = z.object({ startedAt: PositionInstant, leadId: z.uuid() });

/** The proofs, newest first. */
@Injectable()
export class ListErasures {
  constructor(private readonly database: Database) {}

  run({ limit, cursor, runId, leadId }: ErasureQuery, { workspaceId }: CallContext): Promise<Page<Erasure>> {
    const after = decodeCursor(Position, cursor);
    return this.database.inWorkspace(workspaceId, async (tx) =>
      toPage(
        await new ErasureStore(tx).page({ runId, leadId }, after, limit + 1),
        limit,
        ({ exact, lead_id }) => ({ startedAt: exact, leadId: lead_id }),
        toErasure,
      ),
    );
  }
}
