import { type CopiedRow, readCopy, type Tx } from '@heatline/database';
import { type DatedValue, type Facts, TimelineReader } from '@heatline/scoring-engine';
import type { HandMade } from '../scores/hand-made-store';
import { keyOf } from '../scores/score-store';
import type { ClassStore } from '../timelines/class-store';
import type { Rulebook } from '../timelines/rulebook';
import { countLead } from './count-lead';
import type { CompiledSides } from './simulation-sides';
import { type Sides, SimulationTally } from './simulation-tally';

export interface RangeToSimulate {
  modelId: string;
  levels: Sides;
  sides: CompiledSides;
  handMade: Map<string, HandMade>;
  /** T, seconds since 1970. */
  asOf: number;
  /** After this lead, up to and including `hi`; null = no bound. */
  after: string | null;
  hi: string | null;
}

interface Lead {
  id: Buffer;
  createdAt: number;
  dated: readonly DatedValue[];
  tail: Buffer;
  body: Buffer | null;
}

const reader = new TimelineReader();
const nobody: HandMade = { adjustments: [], resets: [] };
const nothing: readonly DatedValue[] = [];

/** Counts all leads of a range under both definitions, in one pass over their timelines. Writes nothing. */
export async function simulateRange(
  tx: Tx,
  rulebook: Rulebook,
  classes: ClassStore,
  range: RangeToSimulate,
): Promise<SimulationTally> {
  const tally = new SimulationTally(range.levels);
  const later: Lead[] = [];
  // Along the key, and only as far as the range goes: without statistics the planner would read everybody, once a slice.
  await tx.execute(`SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`);
  await readCopy(tx.copyOut(leadsSql(tx.workspaceId!, range)), (row) => {
    const lead = readLead(row);
    try {
      count(tally, range, lead);
    } catch (error) {
      // A class that somebody has met since the catalog was read; rows are valid only here.
      if (!(error instanceof RangeError)) throw error;
      later.push(copyOf(lead));
    }
  });
  if (later.length > 0) {
    await classes.refresh(tx, rulebook.catalog);
    for (const lead of later) count(tally, range, lead);
  }
  return tally;
}

function count(tally: SimulationTally, { modelId, sides, handMade, asOf }: RangeToSimulate, lead: Lead): void {
  const { id, createdAt, dated, tail, body } = lead;
  const added = handMade.size === 0 ? nobody : (handMade.get(keyOf(modelId, uuidText(id))) ?? nobody);
  const bytes = body ?? tail;
  const facts: Facts = {
    timeline: reader.read(bytes, 0, bytes.length, body ? tail : null),
    dated,
    createdAt,
    adjustments: added.adjustments,
    resets: added.resets,
  };
  countLead(tally, sides, id, facts, asOf);
}

/** COPY takes no parameters: everything that goes in here is a UUID. */
const leadsSql = (workspaceId: string, { after, hi }: RangeToSimulate): string => `COPY (
  SELECT lead_id, created_at, dated, tail, body FROM timeline
   WHERE workspace_id = ${uuid(workspaceId)} ${after ? `AND lead_id > ${uuid(after)}` : ''} ${hi ? `AND lead_id <= ${uuid(hi)}` : ''})
  TO STDOUT (FORMAT binary)`;

function uuid(text: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(text)) throw new RangeError('Not a UUID');
  return `'${text}'::uuid`;
}

const readLead = (row: CopiedRow): Lead => ({
  id: row.uuidBytes()!,
  createdAt: Math.floor(row.timestamptz()! / 1_000),
  dated: (row.jsonb() as DatedValue[] | null) ?? nothing,
  tail: row.bytea()!,
  body: row.bytea(),
});

const copyOf = ({ id, tail, body, ...rest }: Lead): Lead => ({
  ...rest,
  id: Buffer.from(id),
  tail: Buffer.from(tail),
  body: body && Buffer.from(body),
});

function uuidText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
