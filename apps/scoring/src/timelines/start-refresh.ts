import type { RunBy } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { Runs } from '@heatline/service';
import { Injectable } from '@nestjs/common';

/** Opens the run that reads all facts of a workspace anew: for new criteria, or as a repair. */
@Injectable()
export class StartRefresh {
  constructor(private readonly runs: Runs) {}

  /** One that is under way begins anew, unless it is joined: it has read leads without the new criteria. */
  async open(tx: Tx, by: RunBy, cause: string, ifOpen: 'join' | 'restart' = 'restart'): Promise<{ runId: string }> {
    const about = { kind: 'workspace' as const, id: tx.workspaceId!, name: null };
    const { run } = await this.runs.open(tx, { kind: 'refreshTimelines', about, by, cause, ifOpen });
    return { runId: run.runId };
  }
}
