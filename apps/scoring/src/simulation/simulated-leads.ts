import { type Page, seenName, type SimulatedLead, type SimulatedLeadsQuery } from '@heatline/contracts';
import { Database, decodeCursor, toPage, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { SubjectKind } from '../announcer';
import { toPoints } from '../scores/score-level';
import { ClassStore } from '../timelines/class-store';
import { RulebookStore } from '../timelines/rulebook-store';
import { ledgerDifferences, whyOf } from './ledger-differences';
import type { SimulatedLeadRow } from './simulation-row';
import { SimulationStore } from './simulation-store';
import { type TwoLedgers, twoLedgers } from './two-ledgers';

/** Where a page ended. */
const Position = z.int();

/** Whom a simulation moves most, and who crosses the top level, with names and the line that says why. */
@Injectable()
export class SimulatedLeads {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly classes: ClassStore,
  ) {}

  run(workspaceId: string, simulationId: string, query: SimulatedLeadsQuery): Promise<Page<SimulatedLead>> {
    const after = decodeCursor(Position, query.cursor) ?? -1;
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const store = new SimulationStore(tx);
      const simulation = await store.byId(simulationId);
      const rows = await store.leads(simulationId, query.way, after, query.limit + 1);
      const leadIds = rows.slice(0, query.limit).map(({ leadId }) => leadId);
      const names = await namesOf(tx, simulation.subject, leadIds);
      const rulebook = await this.rulebooks.hold(tx);
      const ledgers = await twoLedgers(tx, rulebook, this.classes, simulation, leadIds);
      return toPage(
        rows,
        query.limit,
        ({ place }) => place,
        (row) => toLead(row, names.get(row.leadId) ?? null, ledgers.get(row.leadId)),
      );
    });
  }
}

/** By name; who has none is known by the e-mail address, or whatever else finds them. */
export async function namesOf(tx: Tx, subject: SubjectKind, ids: string[]): Promise<Map<string, string | null>> {
  const rows = await tx.query<{ id: string; name: string | null; address: string | null }>(
    subject === 'account'
      ? 'SELECT account_id AS id, name, domain AS address FROM leads.published_account WHERE workspace_id = $1 AND account_id = ANY ($2)'
      : `SELECT lead_id AS id, name, (SELECT value FROM leads.published_alias a WHERE a.workspace_id = $1 AND a.lead_id = l.lead_id
                  ORDER BY (type = 'email') DESC, is_primary DESC, type, value LIMIT 1) AS address
           FROM leads.published_lead l WHERE workspace_id = $1 AND lead_id = ANY ($2)`,
    [tx.workspaceId, ids],
  );
  return new Map(rows.map(({ id, name, address }) => [id, seenName(name) ?? address]));
}

function toLead(row: SimulatedLeadRow, name: string | null, ledgers: TwoLedgers | undefined): SimulatedLead {
  const { leadId, before, after, beforeLevel, afterLevel } = row;
  return {
    leadId,
    name,
    before: before === null ? null : toPoints(before),
    after: toPoints(after),
    change: toPoints(after - (before ?? 0)),
    beforeLevel,
    afterLevel,
    why: ledgers ? whyOf(ledgerDifferences(ledgers.before, ledgers.after)) : null,
  };
}
