import {
  type CallContext,
  Condition,
  InvalidRequest,
  issuesOf,
  type LeadListItem,
  type LeadListQuery,
  type Page,
  type Total,
} from '@heatline/contracts';
import { Database, decodeCursor, encodeCursor } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CountLeads } from './count-leads';
import { FindLeads } from './find-leads';
import { orderOfSort } from './lead-order';
import { conditionOf } from './list-condition';
import { type Listing, memberOf, openListing } from './listing';
import { pageRows } from './page-rows';
import type { Position } from './walk';

/** A page of leads in any order, searched and filtered. Pages are cut by the last lead's value and id, never by number. */
@Injectable()
export class ListLeads {
  constructor(
    private readonly database: Database,
    private readonly find: FindLeads,
    private readonly count: CountLeads,
  ) {}

  async run(query: LeadListQuery, context: CallContext): Promise<Page<LeadListItem>> {
    const { workspaceId } = context;
    const condition = conditionOf(query, query.filter === undefined ? undefined : conditionIn(query.filter));
    const after = positionIn(query);
    const me = memberOf(context);
    const list = await this.database.inWorkspace(workspaceId, (tx) =>
      openListing(tx, { ...query, condition }, context, me),
    );
    const { found, stoppedAt } = await this.find.page(list, after, query.limit + 1);
    const shown = found.slice(0, query.limit);
    const end = found.length > query.limit ? shown.at(-1) : stoppedAt;
    const modelIds = [...new Set([query.modelId, ...(query.modelIds ?? [])].filter((id) => id !== undefined))];
    const leadIds = shown.map(({ leadId }) => leadId);
    const items = await this.database.inWorkspace(workspaceId, (tx) =>
      pageRows(tx, leadIds, modelIds, me, query.attributes),
    );
    const total = await this.total(list, query);
    return { items, nextCursor: end ? encodeCursor({ sort: query.sort, ...end }) : null, ...(total && { total }) };
  }

  private async total(list: Listing, { total }: LeadListQuery): Promise<Total | undefined> {
    if (total === 'none') return undefined;
    return total === 'exact' ? this.count.exact(list) : this.count.about(list);
  }
}

/** @throws InvalidRequest with the paths inside the condition */
export function conditionIn(text: string): Condition {
  const condition = Condition.safeParse(jsonOf(text));
  if (condition.success) return condition.data;
  throw new InvalidRequest(
    issuesOf(condition.error).map(({ path, message }) => ({ path: path ? `filter.${path}` : 'filter', message })),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidRequest([{ path: 'filter', message: 'This is not JSON: give a condition, as in {"all":[]}' }]);
  }
}

const valueOf = {
  text: z
    .string()
    .max(400)
    .refine((text) => !text.includes('\0')),
  int: z
    .string()
    .regex(/^-?\d{1,10}$/)
    .refine((text) => Math.abs(Number(text)) < 2 ** 31),
  timestamptz: z.string().regex(/^-?\d{1,16}$/),
};

export function positionIn({ cursor, sort }: Pick<LeadListQuery, 'cursor' | 'sort'>): Position | undefined {
  const value = valueOf[orderOfSort(sort).type].nullable();
  return decodeCursor(z.object({ sort: z.literal(sort), value, leadId: z.uuid() }), cursor);
}
