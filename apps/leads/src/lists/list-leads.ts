import { Injectable } from '@nestjs/common';
import {
  type CallContext,
  type LeadListItem,
  type LeadListQuery,
  type Page,
  Refusal,
  type Total,
} from '@heatline/contracts';
import { Database, decodeCursor, encodeCursor, type Tx } from '@heatline/database';
import { z } from 'zod';
import { needsScore, type Position, type Wanted } from './candidates';
import { type Filtered, LeadFilter } from './lead-filter';
import { orderOfSort } from './lead-order';
import { searchCandidates } from './lead-search';
import { type Bounds, levelBounds } from './level-bounds';
import { totalOf } from './lead-total';
import { type Candidate, nextCandidates } from './lead-walk';
import { pageRows } from './page-rows';

/** A page of leads in any order, searched and filtered. Pages are cut by the last lead's value and id, never by number. */
@Injectable()
export class ListLeads {
  constructor(
    private readonly database: Database,
    private readonly filter: LeadFilter,
  ) {}

  async run(query: LeadListQuery, context: CallContext): Promise<Page<LeadListItem>> {
    if (query.modelId === undefined && (orderOfSort(query.sort).source === 's' || needsScore(query))) {
      throw new Refusal('model_required', {}, 'Say whose scores: sorting and filtering by score needs modelId');
    }
    const { actor, workspaceId } = context;
    if (orderOfSort(query.sort).source === 's' || needsScore(query)) await this.refuseAccounts(query, workspaceId);
    const memberId = actor?.kind === 'member' ? actor.id : null;
    const wanted: Wanted = { workspaceId, query, memberId, bounds: await this.bounds(query, workspaceId) };
    const after = positionOf(query);
    const { found, stoppedAt } = await this.find(wanted, after, context);
    const shown = found.slice(0, query.limit);
    const end = found.length > query.limit ? shown.at(-1) : stoppedAt;
    const modelIds = [...new Set([query.modelId, ...(query.modelIds ?? [])].filter((id) => id !== undefined))];
    const items = await this.database.inWorkspace(workspaceId, (tx) =>
      pageRows(
        tx,
        shown.map(({ leadId }) => leadId),
        modelIds,
        memberId,
        query.attributes,
      ),
    );
    const total = query.total === 'none' ? undefined : await this.total(wanted, query.total, context);
    return { items, nextCursor: end ? encodeCursor({ sort: query.sort, ...end }) : null, ...(total && { total }) };
  }

  /** @throws Refusal `model_of_accounts`: its scores stand beside leads, but leads have none of their own */
  private refuseAccounts({ modelId }: LeadListQuery, workspaceId: string): Promise<void> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const sql = 'select kind from scoring.published_model where workspace_id = $1 and model_id = $2';
      const [model] = await tx.prepared<{ kind: string | null }>('model-kind', sql, [workspaceId, modelId]);
      if (model?.kind !== 'account') return;
      throw new Refusal('model_of_accounts', { modelId }, 'This model scores accounts: sort and filter accounts by it');
    });
  }

  private async bounds({ level, modelId }: LeadListQuery, workspaceId: string): Promise<Bounds | undefined> {
    if (level === undefined || modelId === undefined) return undefined;
    return this.database.inWorkspace(workspaceId, (tx) => levelBounds(tx, modelId, level));
  }

  private async find(wanted: Wanted, after: Position | undefined, context: CallContext): Promise<Filtered> {
    const { query, workspaceId } = wanted;
    const limit = query.limit + 1;
    if (query.filter !== undefined) {
      const condition = this.filter.read(query.filter);
      return this.filter.candidates({ ...wanted, matchText: true }, condition, after, limit, context);
    }
    const search = query.q !== undefined && query.q !== '' ? searchCandidates : nextCandidates;
    const found = await this.database.inWorkspace<Candidate[]>(workspaceId, (tx: Tx) =>
      search(tx, wanted, after, limit),
    );
    return { found };
  }

  private async total(wanted: Wanted, how: 'about' | 'exact', context: CallContext): Promise<Total> {
    if (wanted.query.filter === undefined) {
      return this.database.inWorkspace(wanted.workspaceId, (tx) => totalOf(tx, wanted, how));
    }
    const value = await this.filter.count(this.filter.read(wanted.query.filter), wanted, context);
    // Search and the other filters beside the condition make it less.
    return { value, exact: wanted.query.q === undefined && !needsScore(wanted.query) };
  }
}

function positionOf({ cursor, sort }: LeadListQuery): Position | undefined {
  const position = z.object({ sort: z.literal(sort), value: z.string().nullable(), leadId: z.uuid() });
  return decodeCursor(position, cursor);
}
