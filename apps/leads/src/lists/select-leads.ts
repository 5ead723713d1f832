import { type CallContext, type LeadFilter, matchLeads, Refusal } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Bus } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { containing } from '../search-text';
import { LeadIds } from './lead-ids';

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

/** All leads that a filter means, frozen: for bulk actions and whatever else works on "all that match". */
@Injectable()
export class SelectLeads {
  constructor(
    private readonly database: Database,
    private readonly bus: Bus,
  ) {}

  /**
   * Those that match now. The set stays as it is, whatever happens to the leads.
   * @throws Refusal what `listLeads` refuses of filters
   */
  async run({ q, filter }: LeadFilter, asker: Asker): Promise<LeadIds> {
    const found = q ? await this.found(q, asker) : undefined;
    if (!filter) return found ?? this.everybody(asker);
    const matching = await this.matching(filter, asker);
    return found ? matching.and(found) : matching;
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

  private everybody({ context: { workspaceId } }: Asker): Promise<LeadIds> {
    return this.idsOf(workspaceId, 'SELECT lead_id FROM lead WHERE workspace_id = $1 AND is_root', [workspaceId]);
  }

  private found(q: string, { context: { workspaceId } }: Asker): Promise<LeadIds> {
    return this.idsOf(
      workspaceId,
      `SELECT l.lead_id FROM search_leads($1, $2, NULL) AS found (lead_id)
         JOIN lead l ON l.workspace_id = $1 AND l.lead_id = found.lead_id AND l.is_root`,
      [workspaceId, containing(q)],
    );
  }

  private async idsOf(workspaceId: string, sql: string, params: unknown[]): Promise<LeadIds> {
    const rows = await this.database.inWorkspace(workspaceId, (tx) => tx.query<{ lead_id: string }>(sql, params));
    return LeadIds.of(rows.map(({ lead_id }) => lead_id));
  }

  private async matching(condition: NonNullable<LeadFilter['filter']>, { context, memberId }: Asker): Promise<LeadIds> {
    const me = memberId === undefined ? memberOf(context) : memberId;
    const found: string[] = [];
    for (let after: string | null = null; ;) {
      const page: { leadIds: string[]; next: string | null } = await this.bus.ask(
        matchLeads,
        { condition, limit: 1_000, ...(after && { after }), ...(me && { memberId: me }) },
        context,
      );
      found.push(...page.leadIds);
      after = page.next;
      if (after === null) return LeadIds.of(found);
    }
  }
}

const memberOf = ({ actor }: CallContext): string | null => (actor?.kind === 'member' ? actor.id : null);
