import { GridBounds, gridBoundsAtFirst } from '@heatline/contracts';
import type { Tx } from '@heatline/database';

/** Where the bands of the grid begin, once a workspace. */
export class GridStore {
  constructor(private readonly tx: Tx) {}

  async bounds(): Promise<{ bounds: GridBounds; version: number }> {
    const row = await this.tx.one<{ bounds: GridBounds; version: number }>(
      'SELECT bounds, version FROM grid WHERE workspace_id = $1',
      [this.tx.workspaceId],
    );
    return row ?? { bounds: gridBoundsAtFirst, version: 0 };
  }

  /** False when somebody else was faster. */
  async change(bounds: GridBounds, seen: number): Promise<boolean> {
    const params = [this.tx.workspaceId, JSON.stringify(bounds)];
    const written =
      seen === 0
        ? await this.tx.execute(
            'INSERT INTO grid (workspace_id, bounds, version) VALUES ($1, $2, 1) ON CONFLICT DO NOTHING',
            params,
          )
        : await this.tx.execute(
            'UPDATE grid SET bounds = $2, version = version + 1 WHERE workspace_id = $1 AND version = $3',
            [...params, seen],
          );
    return written === 1;
  }
}
