import { type CopiedRow, type Tx, uuidText } from '@heatline/database';
import type { Facts } from '@heatline/scoring-engine';
import { evaluate, type Evaluation } from '../scores/evaluate';
import type { HandMade } from '../by-hand/hand-made-store';
import { causeOf, isWorthARow, type StoredScore } from '../scores/score-change';
import { keyOf } from '../scores/score-store';
import type { ActiveModel, Rulebook } from '../timelines/rulebook';
import { ClassStore } from '../timelines/class-store';
import { LeadRow } from './lead-row';
import { ScoreStage, writeStaged } from './score-stage';

export interface Batch {
  /** After this lead, up to and including `hi`; null = no bound. */
  after: string | null;
  hi: string | null;
  limit: number;
  /** T, seconds since 1970. */
  asOf: number;
  runId: string | null;
}

export interface BatchOutcome {
  /** null = there was nobody left. */
  lastLeadId: string | null;
  done: number;
  /** Another score or level than before. */
  changed: number;
  /** Another level than before. */
  crossed: number;
}

const nobody: HandMade = { adjustments: [], resets: [] };

/**
 * Evaluates the next leads in id order under one model and writes what differs, all in the caller's transaction, which holds the
 * rulebook: the version in force stays in force, so nobody else can write an older one.
 */
export async function recalculateBatch(
  tx: Tx,
  rulebook: Rulebook,
  model: ActiveModel,
  handMade: Map<string, HandMade>,
  classes: ClassStore,
  batch: Batch,
): Promise<BatchOutcome> {
  const stage = new ScoreStage();
  const outcome: BatchOutcome = { lastLeadId: null, done: 0, changed: 0, crossed: 0 };
  const lead = new LeadRow();
  const later: CopiedRow[] = [];
  const take = (row: CopiedRow) => {
    const result = stageScore(stage, model, lead.read(row), handMade, batch.asOf, timelineOf);
    if (result.changed) outcome.changed++;
    if (result.crossed) outcome.crossed++;
  };
  await walkByKey(tx);
  outcome.done = await tx.copyRows(leadsSql(tx.workspaceId!, model.modelId, batch), (row) => {
    try {
      take(row);
    } catch (error) {
      // A class that somebody has met since the catalog was read; rows are valid only here.
      if (!(error instanceof RangeError)) throw error;
      later.push(row.copy());
    }
  });
  if (outcome.done === 0) return outcome;
  outcome.lastLeadId = uuidText(lead.id);
  if (later.length > 0) {
    await classes.refresh(tx, rulebook.catalog);
    later.forEach(take);
  }
  const { modelId, publishedVersion } = model;
  await writeStaged(tx, stage, { ...batch, modelId, publishedVersion, last: outcome.lastLeadId });
  return outcome;
}

const timelineOf = (lead: LeadRow): Pick<Facts, 'timeline' | 'dated'> => ({
  timeline: lead.timeline(),
  dated: lead.dated,
});

/** Looks for a difference and stages it. */
export function stageScore(
  stage: ScoreStage,
  model: ActiveModel,
  lead: LeadRow,
  handMade: Map<string, HandMade>,
  asOf: number,
  factsOf: (lead: LeadRow) => Pick<Facts, 'timeline' | 'dated'>,
) {
  const { stored } = lead;
  // Scored live since the run began, by later facts or at a later T: this run has nothing better.
  if (stored.publishedVersion === model.publishedVersion && lead.seen !== null && lead.seen > asOf * 1_000) {
    return { changed: false, crossed: false };
  }
  const added = handMade.size === 0 ? nobody : (handMade.get(keyOf(model.modelId, uuidText(lead.id))) ?? nobody);
  const facts: Facts = { ...factsOf(lead), createdAt: lead.createdAt, ...added };
  const next = evaluate(model, facts, asOf);
  const scored = stored.score !== null;
  const changed = !scored || stored.score !== next.score || stored.level !== next.level;
  const crossed = !scored || stored.level !== next.level;
  const sameVersion = stored.publishedVersion === model.publishedVersion;
  if (!changed && isStillRight(lead, next, asOf)) return { changed, crossed };

  const cause = !scored ? 'model' : bulkCause(stored, next, sameVersion, lead.revision);
  const worth = isWorthARow(stored, next, cause);
  stage.add(
    {
      leadId: lead.id,
      score: next.score,
      level: next.level,
      revision: lead.revision,
      until: next.until,
      ownerId: lead.ownerId,
      lastActiveDay: lead.lastActiveDay,
      change7: next.change7,
      change30: next.change30,
      peak: stored.peak === null ? next.highest : Math.max(stored.peak, next.score),
      recorded: worth ? next.score : (stored.recorded ?? next.score),
      seen: lead.seen,
      change: worth ? { from: stored.score, fromLevel: stored.level, cause } : undefined,
    },
    !lead.hasRow,
  );
  return { changed, crossed };
}

/** Score and level are as they were: is all that stands beside them, too? An `until` that is too early is safe, one too late is not. */
function isStillRight(lead: LeadRow, next: Evaluation, asOf: number): boolean {
  return (
    lead.change7 === next.change7 &&
    lead.change30 === next.change30 &&
    lead.stored.revision === lead.revision &&
    !lead.ownerMoved &&
    (next.until === null || (lead.until !== null && lead.until > asOf && lead.until <= next.until))
  );
}

/** Nothing new is known in a bulk run: what differs comes from the version, from facts that the row has not seen, or from time. */
function bulkCause(stored: StoredScore, next: Evaluation, sameVersion: boolean, revision: number) {
  const difference = next.score - stored.score!;
  return causeOf(
    {
      version: sameVersion ? 0 : difference,
      facts: sameVersion && stored.revision !== revision ? difference : 0,
      time: sameVersion && stored.revision === revision ? difference : 0,
    },
    sameVersion && stored.revision === revision ? 'decay' : sameVersion ? 'activity' : 'model',
  );
}

/**
 * Both tables are walked side by side in the order of lead ids, and only as far as the batch goes. Without statistics (a first run,
 * or the middle of a large one) the planner would rather read all of them, once a batch. With them it takes a range of ids that lies
 * between two of its landmarks for one row, and would compare each of five thousand timelines with each of five thousand scores.
 */
export async function walkByKey(tx: Tx): Promise<void> {
  await tx.execute(
    `SELECT set_config('enable_hashjoin', 'off', true), set_config('enable_nestloop', 'off', true),
            set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`,
  );
}

/** COPY takes no parameters: everything that goes in here is a UUID or a number. */
export const leadsSql = (workspaceId: string, modelId: string, batch: Batch): string =>
  subjectsSql(
    workspaceId,
    modelId,
    batch,
    `SELECT workspace_id, lead_id, revision, last_activity_at, created_at, owner_id, dated, tail, body FROM timeline`,
  );

/** `subjects` gives their columns; `LeadRow` reads what comes out. */
export function subjectsSql(
  workspaceId: string,
  modelId: string,
  { after, hi, limit }: Batch,
  subjects: string,
): string {
  // Rows that the last completed run found right say so by the model's version: they were not written.
  const lastRunVersion = `(SELECT last_run_version FROM model WHERE workspace_id = ${uuid(workspaceId)} AND model_id = ${uuid(modelId)})`;
  const range = [after && `t.lead_id > ${uuid(after)}`, hi && `t.lead_id <= ${uuid(hi)}`].filter(Boolean);
  return `COPY (
    SELECT t.lead_id, t.revision, t.last_activity_at, t.created_at, t.owner_id, t.dated, t.tail, t.body,
           s.timeline_revision, s.score, s.level, greatest(s.published_version, ${lastRunVersion}), s.calculated_at, s.peak, s.recorded,
           s.until, s.owner_id, s.change7, s.change30
      FROM (${subjects}) t
      LEFT JOIN score s ON s.workspace_id = ${uuid(workspaceId)} AND s.model_id = ${uuid(modelId)} AND s.lead_id = t.lead_id
           ${after ? `AND s.lead_id > ${uuid(after)}` : ''} ${hi ? `AND s.lead_id <= ${uuid(hi)}` : ''}
     WHERE t.workspace_id = ${uuid(workspaceId)} ${range.map((one) => `AND ${one}`).join(' ')}
     ORDER BY t.lead_id LIMIT ${Math.trunc(limit)}) TO STDOUT (FORMAT binary)`;
}

function uuid(text: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(text)) throw new RangeError('Not a UUID');
  return `'${text}'::uuid`;
}
