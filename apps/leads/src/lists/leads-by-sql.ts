import { Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { KeptAMinute } from './kept-a-minute';
import type { LeadIds } from './lead-ids';
import type { OrderedLeads } from './ordered-leads';
import type { TrigramSample } from './sql/rare-part';
import { searchSample } from './sql/search-sample';
import { idsOf, inOrder, searched } from './sql/told-by-sql';
import type { Walk } from './sql/walk';

/** Some 100 kB each. */
const mostSamples = 100;
/** A million leads are read as a whole, beside other work. */
const wholeMs = 120_000;

/** Who passes all that SQL tells of a list, without the part that only the engine can tell. */
@Injectable()
export class LeadsBySql {
  /** By workspace. */
  private readonly samples = new KeptAMinute<TrigramSample>(mostSamples, () => 1);

  constructor(private readonly database: Database) {}

  /** As quickly as for a page: of those who are known already. */
  idsOf(walk: Walk): Promise<LeadIds> {
    return this.in(walk, (tx) => idsOf(tx, walk));
  }

  /** If they are so few; else undefined. */
  async fewOf(walk: Walk, few: number): Promise<LeadIds | undefined> {
    const part = walk.like && (await this.sampleOf(walk)).rarePart(walk.like);
    return this.in(walk, async (tx) => {
      const ids =
        walk.like === undefined ? await idsOf(tx, walk, few + 1) : await searched(tx, walk, few, part || undefined);
      return ids && ids.size <= few ? ids : undefined;
    });
  }

  /** Everybody. */
  allOf(walk: Walk): Promise<LeadIds> {
    return this.in(walk, (tx) => idsOf(tx, walk), wholeMs);
  }

  /** Everybody in the order of the list, or those of the set. */
  inOrder(walk: Walk, set?: LeadIds): Promise<OrderedLeads> {
    return this.in(walk, (tx) => inOrder(tx, walk, set), wholeMs);
  }

  private sampleOf(walk: Walk): Promise<TrigramSample> {
    return this.samples.make(walk.workspaceId, () => this.in(walk, searchSample));
  }

  private in<T>({ workspaceId }: Walk, work: (tx: Tx) => Promise<T>, statementTimeoutMs?: number): Promise<T> {
    return this.database.inWorkspace(workspaceId, work, statementTimeoutMs === undefined ? {} : { statementTimeoutMs });
  }
}
