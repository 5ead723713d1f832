import { type CallContext, type Page, Refusal, type Run, type RunQuery, type RunService } from '@heatline/contracts';
import { Database, decodeCursor, fromPublishedRun, PositionInstant, toPage } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PublishedRuns } from './published-runs';

// Exact to the microsecond, as the database has it: two runs may begin within one millisecond.
const Position = z.object({ createdAt: PositionInstant, runId: z.uuid() });

@Injectable()
export class ListRuns {
  constructor(private readonly database: Database) {}

  async run(query: RunQuery, context: CallContext): Promise<Page<Run>> {
    const after = decodeCursor(Position, query.cursor);
    const rows = await this.database.inWorkspace(context.workspaceId, (tx) => new PublishedRuns(tx).page(query, after));
    return toPage(
      rows,
      query.limit,
      ({ created_at_exact, run_id }) => ({ createdAt: created_at_exact, runId: run_id }),
      fromPublishedRun,
    );
  }

  async ownerOf(runId: string, context: CallContext): Promise<{ service: RunService }> {
    const service = await this.database.inWorkspace(context.workspaceId, (tx) => new PublishedRuns(tx).ownerOf(runId));
    if (!service) throw new Refusal('run_not_found', { runId });
    return { service };
  }
}
