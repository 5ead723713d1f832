import { type CallContext, type LeadFilter, memberOf, Refusal } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { EngineMatches } from './engine-matches';
import { LeadsBySql } from './leads-by-sql';
import type { LeadIds } from './lead-ids';
import { openListing } from './listing';

/** As a person saw it in a list. */
export interface ExpectedSelection extends LeadFilter {
  expected?: number | undefined;
  acceptChanged?: boolean | undefined;
}

/** Who asks: "me" in a filter means the member in `context`, unless `memberId` names another. */
export interface Asker {
  context: CallContext;
  memberId?: string | null;
}

/** So few are looked at one by one. */
const few = 5_000;

/** All leads that a filter means, frozen: for bulk actions and whatever else works on "all that match". */
@Injectable()
export class SelectLeads {
  constructor(
    private readonly database: Database,
    private readonly engine: EngineMatches,
    private readonly sql: LeadsBySql,
  ) {}

  /**
   * Those that match now. The set stays as it is, whatever happens to the leads.
   * @throws Refusal `condition_not_supported`; `condition_not_ready` {runId} while events are read for what is new in the filter
   */
  async run({ q, filter }: LeadFilter, { context, memberId }: Asker): Promise<LeadIds> {
    const me = memberId === undefined ? memberOf(context) : memberId;
    const { walk, rest } = await this.database.inWorkspace(context.workspaceId, (tx) =>
      openListing(tx, { q, condition: filter, sort: 'created' }, context, me),
    );
    if (!rest) return this.sql.allOf(walk);
    if (walk.tests.length === 0 && walk.like === undefined) return this.engine.everybodyNow(rest);
    const told = await this.sql.allOf(walk);
    if (told.size > few) return told.and(await this.engine.everybodyNow(rest));
    return this.engine.setAmong(rest, told);
  }

  /**
   * The same, if it is as many as the person saw.
   * @throws Refusal `selection_changed` {was, now}
   */
  async expected({ expected, acceptChanged, ...filter }: ExpectedSelection, asker: Asker): Promise<LeadIds> {
    const selected = await this.run(filter, asker);
    if (expected !== undefined && acceptChanged !== true && selected.size !== expected) {
      throw new Refusal(
        'selection_changed',
        { was: expected, now: selected.size },
        `There were ${expected} leads, now there are ${selected.size}: look again, or accept the change`,
      );
    }
    return selected;
  }
}
