import { type Tx } from '@heatline/database';
import {
  type CompiledConversion,
  type CompiledModel,
  type DatedValue,
  type Facts,
  firstConversion,
  hashOf,
  newLeanScore,
  score as scoreInFull,
  scoreLean,
  TimelineReader,
} from '@heatline/scoring-engine';
import type { HandMade } from '../by-hand/hand-made-store';
import { keyOf } from '../scores/score-store';
import { Tally } from './tally';

export interface CalibrationBasis {
  modelId: string;
  /** null = nothing to score by. */
  model: CompiledModel | null;
  conversion: CompiledConversion;
  handMade: Map<string, HandMade>;
  /** Of those that have not converted, seconds since 1970. */
  asOf: number;
  /** Which share of the leads is sampled, 0 to 1. */
  share: number;
}

export interface Range {
  after: string | null;
  hi: string | null;
  limit: number;
}

interface Lead {
  leadId: string;
  createdAt: number;
  dated: DatedValue[];
  tail: Buffer;
  body: Buffer | null;
}

const reader = new TimelineReader();
const lean = newLeanScore();
const nobody: HandMade = { adjustments: [], resets: [] };

/** The timelines of the next leads in id order. */
export async function readLeads(tx: Tx, range: Range): Promise<Lead[]> {
  const leads: Lead[] = [];
  await tx.copyRows(leadsSql(tx.workspaceId!, range), (row) => {
    const [leadId, createdMs, dated] = [row.uuid()!, row.timestamptz()!, row.jsonb() as DatedValue[] | null];
    const [tail, body] = [row.bytea()!, row.bytea()];
    // Rows are valid only here.
    leads.push({
      leadId,
      createdAt: Math.floor(createdMs / 1_000),
      dated: dated ?? [],
      tail: Buffer.from(tail),
      body: body && Buffer.from(body),
    });
  });
  return leads;
}

/** Counts what became of these leads, each as of the second of its first conversion, or as of the run. */
export async function calibrateBatch(tx: Tx, basis: CalibrationBasis, leads: Lead[]): Promise<Tally> {
  const tally = new Tally();
  const ends = leads.map((lead) => endOf(lead, basis));
  const blank = await blankLeads(tx, ends);
  leads.forEach((lead, index) => {
    const { facts, asOf, converted } = ends[index]!;
    if (blank.has(lead.leadId)) {
      tally.blank++;
      return;
    }
    const score = basis.model ? scoreAt(basis.model, facts(), asOf) : null;
    tally.count(score ?? 0, converted);
    if (hashOf(lead.leadId) / 2 ** 32 >= basis.share) return;
    tally.sampled.push({ leadId: lead.leadId, asOf, converted, score });
    if (!basis.model) return;
    for (const ruleId of rulesThatHeld(basis.model, facts(), asOf)) tally.ruleHeld(ruleId, converted);
  });
  return tally;
}

interface End {
  leadId: string;
  asOf: number;
  converted: boolean;
  /** Some entry of the timeline lies before. */
  hasEntry: boolean;
  /** The reader has one buffer: read when needed. */
  facts(): Facts;
}

function endOf(lead: Lead, { conversion, asOf, modelId, handMade }: CalibrationBasis): End {
  const bytes = lead.body ?? lead.tail;
  const timeline = () => reader.read(bytes, 0, bytes.length, lead.body ? lead.tail : null);
  const read = timeline();
  const first = firstConversion(conversion, read);
  const converted = first !== null && first < asOf;
  const end = converted ? first : asOf;
  const added = handMade.get(keyOf(modelId, lead.leadId)) ?? nobody;
  return {
    leadId: lead.leadId,
    asOf: end,
    converted,
    hasEntry: read.to > read.from && read.words[read.from]! < end,
    facts: () => ({ timeline: timeline(), dated: lead.dated, createdAt: lead.createdAt, ...added }),
  };
}

function scoreAt(model: CompiledModel, facts: Facts, asOf: number): number {
  scoreLean(model, facts, asOf, lean);
  return lean.hundredths;
}

function rulesThatHeld(model: CompiledModel, facts: Facts, asOf: number): Set<string> {
  const { lines } = scoreInFull(model, facts, asOf);
  return new Set(
    lines.flatMap(({ kind, ruleId }) => ((kind === 'rule' || kind === 'attribute') && ruleId ? [ruleId] : [])),
  );
}

/** Converted leads of which no fact at all lies before: attributes that no criterion looks at have no entry, so they are asked for. */
async function blankLeads(tx: Tx, ends: End[]): Promise<Set<string>> {
  const doubtful = ends.filter(({ converted, hasEntry }) => converted && !hasEntry);
  if (doubtful.length === 0) return new Set();
  const rows = await tx.query<{ lead_id: string }>(
    `SELECT w.lead_id FROM unnest($2::uuid[], $3::float8[]) AS w (lead_id, until)
      WHERE NOT EXISTS (
        SELECT FROM leads.published_attribute_change a
         WHERE a.workspace_id = $1 AND a.lead_id = w.lead_id AND a.at < to_timestamp(w.until))`,
    [tx.workspaceId, doubtful.map(({ leadId }) => leadId), doubtful.map(({ asOf }) => asOf)],
  );
  return new Set(rows.map(({ lead_id }) => lead_id));
}

/** COPY takes no parameters: everything that goes in here is a UUID or a number. */
function leadsSql(workspaceId: string, { after, hi, limit }: Range): string {
  const range = [after && `AND lead_id > ${uuid(after)}`, hi && `AND lead_id <= ${uuid(hi)}`].filter(Boolean);
  return `COPY (SELECT lead_id, created_at, dated, tail, body FROM timeline
    WHERE workspace_id = ${uuid(workspaceId)} ${range.join(' ')} ORDER BY lead_id LIMIT ${Math.trunc(limit)}) TO STDOUT (FORMAT binary)`;
}

function uuid(text: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(text)) throw new RangeError('Not a UUID');
  return `'${text}'::uuid`;
}
