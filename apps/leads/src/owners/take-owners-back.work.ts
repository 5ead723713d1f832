import type { BulkOutcome } from '@heatline/contracts';
import { Database, type RunRow, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { BulkStore } from '../bulk/bulk-store';
import { BulkWork } from '../bulk/bulk-work';
import { startedBy } from '../bulk/started-by';
import { SelectLeads } from '../lists/select-leads';
import { GiveOwner } from './give-owner';
import { OwnerStore } from './owner-store';

const atOnce = 10_000;

/** Gives back the owners that an earlier run changed, where nobody has changed them since. */
@Injectable()
export class TakeOwnersBackWork extends BulkWork {
  readonly kind = 'takeOwnersBack';

  constructor(
    database: Database,
    selecting: SelectLeads,
    private readonly giving: GiveOwner,
  ) {
    super({ database, selecting });
  }

  protected override async freeze(run: RunRow, tx: Tx): Promise<number> {
    const items = new BulkStore(tx);
    const known = await items.count(run.runId);
    if (known > 0) return known;
    let written = 0;
    for (let after = '0'; ;) {
      const found = await new OwnerStore(tx).stillOf(batchOf(run), after, atOnce);
      if (found.length === 0) return written;
      await items.add(
        run.runId,
        written,
        found.map(({ leadId }) => leadId),
      );
      written += found.length;
      after = found.at(-1)!.changeNo;
    }
  }

  protected apply(tx: Tx, run: RunRow, leadIds: string[]): Promise<Map<string, BulkOutcome>> {
    return this.giving.takeBack(tx, leadIds, batchOf(run), { by: startedBy(run), batchId: run.runId });
  }
}

const batchOf = ({ params }: RunRow): string => String(params['batchId']);
