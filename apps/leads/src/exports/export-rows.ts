import {
  byteOrderMark,
  type CallContext,
  type Condition,
  csvLine,
  type ExportColumn,
  type LeadSort,
  listMembers,
  memberOf,
  Refusal,
  usualExportColumns,
} from '@heatline/contracts';
import { type CopiedRow, Database } from '@heatline/database';
import { Bus } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { EngineMatches } from '../lists/engine-matches';
import { FindLeads } from '../lists/find-leads';
import { inlined } from '../lists/sql/inlined';
import type { LeadIds } from '../lists/lead-ids';
import { type Listing, openListing } from '../lists/listing';
import { rowsSql } from '../lists/sql/everybody-sql';
import { Channel, NobodyTakes } from './channel';
import { CsvBytes } from './csv-bytes';
import { type ExportFacts, ExportPlan } from './export-columns';
import { modelsOf, type NamedModels } from './export-models';

/** What is exported: a list as it is shown, and which columns of it. */
export interface Exported extends NamedModels {
  /** Only these. */
  leadIds?: readonly string[] | undefined;
  q?: string | undefined;
  condition?: Condition | undefined;
  sort: LeadSort;
  modelId?: string | undefined;
  columns?: readonly ExportColumn[] | undefined;
  bom?: boolean | undefined;
}

/** Some lines of a file. */
export interface Piece {
  bytes: Buffer;
  /** How many leads end in it. */
  rows: number;
}

export interface Taker {
  /** Whom "me" means, if it is not the member in the context. */
  memberId?: string | null;
  /** Takes pieces as fast as they are made, and waits for its turn elsewhere. */
  inBackground?: boolean;
}

/** Large enough to be worth a message, small enough to be nothing. */
const pieceLength = 256 * 1024;
/** Of those that somebody waits for. Each holds a connection for as long as its taker is slow; the others are for those who wait for a page. */
const mostAtOnce = 3;
/** Nobody waits longer for a file. While its taker is slow, one old snapshot stays open. */
const statementTimeoutMs = 30 * 60_000;

/** A list as the lines of a CSV file, in pieces, as fast as they are taken and never more than two of them in memory. */
@Injectable()
export class ExportRows {
  private atWork = 0;

  constructor(
    private readonly database: Database,
    private readonly bus: Bus,
    private readonly engine: EngineMatches,
    private readonly find: FindLeads,
  ) {}

  /**
   * @throws Refusal what `listLeads` refuses, `model_not_found`, `condition_not_ready` {runId}, `too_many_exports`, before the first piece
   */
  async *run(
    exported: Exported,
    context: CallContext,
    { memberId = memberOf(context), inBackground = false }: Taker = {},
  ): AsyncGenerator<Piece, void, undefined> {
    const { workspaceId } = context;
    const [list, models] = await this.database.inWorkspace(workspaceId, async (tx) => [
      await openListing(tx, exported, context, memberId),
      await modelsOf(tx, exported),
    ]);
    if (exported.leadIds) list.walk.among = [...exported.leadIds];
    const only = await this.passing(list);
    const { columns = usualExportColumns } = exported;
    const members = columns.includes('owner') ? await this.members(context) : new Map<string, string>();
    if (!inBackground && this.atWork >= mostAtOnce) throw new Refusal('too_many_exports');
    const one = inBackground ? 0 : 1;
    this.atWork += one;
    const channel = new Channel<Piece>();
    this.write(list, only, exported, { models, members }, channel)
      .finally(() => (this.atWork -= one))
      .then(
        () => channel.close(),
        (error: unknown) => channel.close(error instanceof NobodyTakes ? undefined : error),
      );
    yield* channel;
  }

  private async write(
    { walk }: Listing,
    only: LeadIds | undefined,
    { columns = usualExportColumns, bom = false }: Exported,
    facts: ExportFacts,
    channel: Channel<Piece>,
  ): Promise<void> {
    await this.database.inWorkspace(
      walk.workspaceId,
      async (tx) => {
        // One wide sort and a few hashes of narrow rows: worth their memory, once a file. A million leads with all columns need half of
        // it, of which one of the three processes may get more than its share.
        // Timelines move all the time: looked up in an index alone, most of them would be looked at twice.
        // Every row is sent in any case: what it costs to hand it over does not speak against sorting on two cores.
        await tx.execute(
          `select set_config('work_mem', '128MB', true), set_config('enable_indexonlyscan', 'off', true),
             set_config('parallel_tuple_cost', '0', true)`,
        );
        let plan!: ExportPlan;
        const sql = rowsSql(walk, (text, workspace, joined) => {
          plan = new ExportPlan({ text, workspace, joined }, facts, columns);
          return { columns: plan.columns.flatMap(({ select }) => select ?? []), joins: plan.joins };
        });
        const heads = plan.columns.map(({ head }) => head);
        const [first, ...others] = plan.columns;
        const lines = new CsvBytes(2 * pieceLength);
        lines.raw(`${bom ? byteOrderMark : ''}${csvLine(heads)}`);
        let rows = 0;
        const leadId = Buffer.alloc(16);
        const each = (row: CopiedRow): void => {
          // A lead with two primary phones or ids would come twice, one after the other.
          if (!moveId(leadId, row.bytes, row.where()) || (only && !only.hasBytes(leadId))) return;
          first!.write(row, lines, leadId);
          for (const column of others) {
            lines.comma();
            column.write(row, lines, leadId);
          }
          lines.endLine();
          rows += 1;
        };
        const piece = (): Piece => {
          const made = { bytes: lines.take(), rows };
          rows = 0;
          return made;
        };
        await tx.copyRows(`copy (${inlined(sql)}) to stdout (format binary)`, each, () =>
          lines.length < pieceLength ? undefined : channel.put(piece()),
        );
        if (lines.length > 0) await channel.put(piece());
      },
      { statementTimeoutMs },
    );
  }

  /** Who of those that SQL finds are meant; undefined = all. @throws Refusal `condition_not_ready` {runId} */
  async passing({ walk, rest }: Listing): Promise<LeadIds | undefined> {
    if (!rest) return undefined;
    const few = walk.tests.length > 0 || walk.like !== undefined ? await this.find.fewOf(walk) : undefined;
    if (!few) return this.engine.everybodyNow(rest);
    return this.engine.setAmong(rest, few);
  }

  private async members(context: CallContext): Promise<Map<string, string>> {
    const { items } = await this.bus.ask(listMembers, {}, context);
    return new Map(items.map(({ id, name, email }) => [id, name || email]));
  }
}

/** Makes an id the one that lies at `from`. Is it another one? */
function moveId(id: Buffer, bytes: Buffer, from: number): boolean {
  let other = false;
  for (let byte = 0; byte < 16; byte++) {
    if (id[byte] === bytes[from + byte]) continue;
    id[byte] = bytes[from + byte]!;
    other = true;
  }
  return other;
}
