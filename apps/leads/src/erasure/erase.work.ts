import type { BulkOutcome } from '@heatline/contracts';
import { Database, type RunRow, type Tx } from '@heatline/database';
import { WorkRefused } from '@heatline/service';
import { Injectable } from '@nestjs/common';
import { BulkWork } from '../bulk/bulk-work';
import { SelectLeads } from '../lists/select-leads';
import { ErasePeople } from './erase-people';
import { ErasureStore } from './erasure-store';

/** Erases whom a run means: one person, or all that matched. */
export abstract class EraseWork extends BulkWork {
  protected override readonly leadsPerSlice = 1_000;
  // Whoever is erased is held meanwhile, and may have a hundred thousand events.
  protected override readonly leadsPerBatch = 50;

  constructor(
    database: Database,
    selecting: SelectLeads,
    private readonly erasing: ErasePeople,
  ) {
    super({ database, selecting });
  }

  /** There is no way back, so nobody is erased beyond those whose number was agreed on. */
  protected override async freeze(run: RunRow, tx: Tx): Promise<number> {
    const total = await super.freeze(run, tx);
    const { agreed } = run.params;
    if (typeof agreed !== 'number' || total <= agreed) return total;
    throw new WorkRefused(
      'selection_changed',
      `${agreed} leads were agreed on, and ${total} match now`,
      'Look at the list again and start a new deletion.',
    );
  }

  protected override before(run: RunRow, leadIds: string[]): Promise<void> {
    return this.erasing.run(run, leadIds);
  }

  protected async apply(tx: Tx, run: RunRow, leadIds: string[]): Promise<Map<string, BulkOutcome>> {
    const erased = await new ErasureStore(tx).erasedBy(run.runId, leadIds);
    return new Map(leadIds.map((leadId) => [leadId, erased.has(leadId) ? 'changed' : 'not_found']));
  }

  sweep(run: RunRow): Promise<void> {
    return this.erasing.again(run);
  }
}

@Injectable()
export class EraseLeadWork extends EraseWork {
  readonly kind = 'eraseLead';

  constructor(database: Database, selecting: SelectLeads, erasing: ErasePeople) {
    super(database, selecting, erasing);
  }
}

@Injectable()
export class DeleteLeadsWork extends EraseWork {
  readonly kind = 'deleteLeads';

  constructor(database: Database, selecting: SelectLeads, erasing: ErasePeople) {
    super(database, selecting, erasing);
  }
}
