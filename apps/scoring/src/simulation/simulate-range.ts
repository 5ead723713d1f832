import { type CopiedRow, type Tx, uuidText } from '@heatline/database';
import { type DatedValue, emptyFacts, type Facts, TimelineReader } from '@heatline/scoring-engine';
import type { HandMade } from '../by-hand/hand-made-store';
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

/** What is looked at, one lead after another in the same memory. */
type MutableFacts = { -readonly [Key in keyof Facts]: Facts[Key] };

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
  const later: CopiedRow[] = [];
  const count = counterInto(tally, range);
  // The range and no more, each page once: without statistics the planner would read everybody, once a slice, and along the key it comes
  // back to a page for each of its leads.
  await tx.execute(`SELECT set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`);
  await tx.copyRows(leadsSql(tx.workspaceId!, range), (row) => {
    try {
      count(row);
    } catch (error) {
      // A class that somebody has met since the catalog was read.
      if (!(error instanceof RangeError)) throw error;
      later.push(row.copy());
    }
  });
  if (later.length > 0) {
    await classes.refresh(tx, rulebook.catalog);
    later.forEach(count);
  }
  return tally;
}

/** A million leads make no object each: what is read of one takes the place of what was read of the one before. */
function counterInto(tally: SimulationTally, { modelId, sides, handMade, asOf }: RangeToSimulate) {
  const facts: MutableFacts = { ...emptyFacts };
  let bytes: Buffer;
  let idAt: number;
  const id = () => uuidText(bytes, idAt);
  return (row: CopiedRow): void => {
    bytes = row.bytes;
    idAt = row.where();
    facts.createdAt = Math.floor(row.timestamptz()! / 1_000);
    facts.dated = (row.jsonb() as DatedValue[] | null) ?? nothing;
    const [tailAt, tailBytes] = [row.where(), row.size];
    const [bodyAt, bodyBytes] = [row.where(), row.size];
    facts.timeline =
      bodyAt < 0
        ? reader.read(bytes, tailAt, tailBytes)
        : reader.read(bytes, bodyAt, bodyBytes, bytes, tailAt, tailBytes);
    const added = handMade.size === 0 ? nobody : (handMade.get(keyOf(modelId, id())) ?? nobody);
    facts.adjustments = added.adjustments;
    facts.resets = added.resets;
    countLead(tally, sides, id, facts, asOf);
  };
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
