import type { CallContext, ExportFile, ExportFileQuery, Page } from '@heatline/contracts';
import { Database, decodeCursor, PositionInstant, toPage } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ExportStore } from './export-store';
import { toExportFile } from './made-export';

const Position = z.object({ madeAt: PositionInstant, fileId: z.uuid() });

/** The files that whoever asks may download, or could have, newest first. */
@Injectable()
export class ListExportFiles {
  constructor(private readonly database: Database) {}

  run(
    { limit, cursor, runId: runIds }: ExportFileQuery,
    { workspaceId, actor }: CallContext,
  ): Promise<Page<ExportFile>> {
    const after = decodeCursor(Position, cursor);
    const by = actor && actor.role !== 'admin' ? actor.id : null;
    return this.database.inWorkspace(workspaceId, async (tx) =>
      toPage(
        await new ExportStore(tx).page({ by, runIds }, after, limit + 1),
        limit,
        ({ exact, file_id }) => ({ madeAt: exact, fileId: file_id }),
        toExportFile,
      ),
    );
  }
}
