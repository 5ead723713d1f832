import {
  type CallContext,
  type LeadListItem,
  type LeadListQuery,
  memberOf,
  type Page,
  type Total,
} from '@heatline/contracts';
import { Database, decodeCursor, encodeCursor, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { conditionIn } from './asked/condition-in';
import { CountLeads } from './count-leads';
import { FindLeads } from './find-leads';
import type { Found } from './looking';
import { orderOfSort } from './sql/lead-order';
import { conditionOf } from './asked/list-condition';
import { type Listing, openListing } from './listing';
import { pageRows } from './page-rows';
import { idsIn } from './passing';
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
    const modelIds = [...new Set([query.modelId, ...(query.modelIds ?? [])].filter((id) => id !== undefined))];
    const atMost = query.limit + 1;
    const shownOf = ({ found }: Found) => found.slice(0, query.limit);
    const itemsOf = (tx: Tx, page: Found) => pageRows(tx, idsIn(shownOf(page)), modelIds, me, query.attributes);
    // Each transaction is three more round trips: one is enough where an index tells the page.
    const opened = await this.database.inWorkspace(workspaceId, async (tx) => {
      const list = await openListing(tx, { ...query, condition, shown: modelIds }, context, me);
      const page = await this.find.atOnce(tx, list, after, atMost);
      return { list, page, items: page && (await itemsOf(tx, page)) };
    });
    const { list } = opened;
    const page = opened.page ?? (await this.find.page(list, after, atMost));
    const items = opened.items ?? (await this.database.inWorkspace(workspaceId, (tx) => itemsOf(tx, page)));
    const shown = shownOf(page);
    const end = page.found.length > query.limit ? shown.at(-1) : page.stoppedAt;
    const seen = before + shown.length;
    const total = await this.total(list, query, { seen, ended: !end, more: page.found.length > query.limit });
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
