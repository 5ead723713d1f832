import {
  type CallContext,
  type LeadListItem,
  type LeadListQuery,
  memberOf,
  type Page,
  type Total,
} from '@heatline/contracts';
import { Database, decodeCursor, encodeCursor } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { conditionIn } from './asked/condition-in';
import { CountLeads } from './count-leads';
import { FindLeads } from './find-leads';
import { orderOfSort } from './sql/lead-order';
import { conditionOf } from './asked/list-condition';
import { type Listing, openListing } from './listing';
import { pageRows } from './page-rows';
import { refuseEmptyRange } from './asked/score-range';
import type { Position } from './sql/walk';

/** How far whoever turns the pages has come: so many leads, no more behind them, certainly more. */
interface Seen {
  seen: number;
  ended: boolean;
  more: boolean;
}

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
    refuseEmptyRange(query);
    const condition = conditionOf(query, query.filter === undefined ? undefined : conditionIn(query.filter));
    const { after, before } = placeIn(query);
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
    const seen = before + shown.length;
    const total = await this.total(list, query, { seen, ended: !end, more: found.length > query.limit });
    const cursor = end && { sort: query.sort, ...end, seen };
    return { items, nextCursor: cursor ? encodeCursor(cursor) : null, ...(total && { total }) };
  }

  /** Never less than have been shown. */
  private async total(
    list: Listing,
    { total }: LeadListQuery,
    { seen, ended, more }: Seen,
  ): Promise<Total | undefined> {
    if (total === 'none') return undefined;
    const counted = await (total === 'exact' ? this.count.exact(list) : this.count.about(list));
    const least = more ? seen + 1 : seen;
    return counted.value < least || (ended && !counted.exact) ? { value: least, exact: false } : counted;
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

function placeIn({ cursor, sort }: LeadListQuery): { after: Position | undefined; before: number } {
  const value = valueOf[orderOfSort(sort).type].nullable();
  const seen = z.int().nonnegative().default(0);
  const place = decodeCursor(z.object({ sort: z.literal(sort), value, leadId: z.uuid(), seen }), cursor);
  return { after: place && { value: place.value, leadId: place.leadId }, before: place?.seen ?? 0 };
}
