import { type GridBounds, type GridChange, Refusal } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { GridStore } from './grid-store';

@Injectable()
export class ChangeGrid {
  constructor(private readonly database: Database) {}

  run(workspaceId: string, { version, ...bounds }: GridChange): Promise<{ bounds: GridBounds; version: number }> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const grid = new GridStore(tx);
      if (!(await grid.change(bounds, version))) {
        throw new Refusal('version_stale', { version: (await grid.bounds()).version });
      }
      return grid.bounds();
    });
  }
}
