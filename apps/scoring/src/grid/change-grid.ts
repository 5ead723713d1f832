import { type CallContext, type GridBounds, type GridChange, Refusal } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { Announcer } from '../announcer';
import { GridStore } from './grid-store';

@Injectable()
export class ChangeGrid {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  run(context: CallContext, { version, ...bounds }: GridChange): Promise<{ bounds: GridBounds; version: number }> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const grid = new GridStore(tx);
      if (!(await grid.change(bounds, version))) {
        throw new Refusal('version_stale', { version: (await grid.bounds()).version });
      }
      const { fit, engagement } = bounds;
      await this.announcer.acted(tx, context, {
        action: 'workspace.grid_changed',
        subject: { kind: 'workspace', id: context.workspaceId },
        details: {
          fitHigh: fit.high,
          fitMiddle: fit.middle,
          engagementHigh: engagement.high,
          engagementMiddle: engagement.middle,
        },
      });
      return grid.bounds();
    });
  }
}
