import type { BulkOutcome } from '@heatline/contracts';
import { Database, type RunRow, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { BulkWork } from '../bulk/bulk-work';
import { startedBy } from '../bulk/started-by';
import { SelectLeads } from '../lists/select-leads';
import { GiveOwner } from './give-owner';

/** Gives everybody who matched an owner. */
@Injectable()
export class AssignOwnerWork extends BulkWork {
  readonly kind = 'assignOwner';

  constructor(
    database: Database,
    selecting: SelectLeads,
    private readonly giving: GiveOwner,
  ) {
    super({ database, selecting });
  }

  protected apply(tx: Tx, run: RunRow, leadIds: string[]): Promise<Map<string, BulkOutcome>> {
    const ownerId = run.params['ownerId'];
    return this.giving.run(tx, leadIds, typeof ownerId === 'string' ? ownerId : null, {
      by: startedBy(run),
      batchId: run.runId,
    });
  }
}
