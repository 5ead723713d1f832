import { type Tx, uuidText } from '@heatline/database';
import { readAccounts } from '../accounts/account-facts';
import type { HandMade } from '../by-hand/hand-made-store';
import { ClassStore } from '../timelines/class-store';
import type { ActiveModel, Rulebook } from '../timelines/rulebook';
import { type Batch, type BatchOutcome, stageScore, subjectsSql, walkByKey } from './recalculate-batch';
import { dayOf, LeadRow } from './lead-row';
import { ScoreStage, writeStaged } from './score-stage';

/** An account in the shape of a lead: its facts are its members', so it has no timeline of its own. */
const accounts = `
  SELECT a.workspace_id, a.account_id AS lead_id, coalesce(r.revision, 0)::int8 AS revision, NULL::timestamptz AS last_activity_at,
         a.created_at, NULL::uuid AS owner_id, NULL::jsonb AS dated, ''::bytea AS tail, NULL::bytea AS body
    FROM leads.published_account a LEFT JOIN account r ON r.workspace_id = a.workspace_id AND r.account_id = a.account_id`;

/**
 * As recalculateBatch, of accounts. Their revisions are read before their members: facts that come in between make a score newer than
 * it says, and the live path follows with the next revision.
 */
export async function recalculateAccounts(
  tx: Tx,
  rulebook: Rulebook,
  model: ActiveModel,
  handMade: Map<string, HandMade>,
  classes: ClassStore,
  batch: Batch,
): Promise<BatchOutcome> {
  const outcome: BatchOutcome = { lastLeadId: null, done: 0, changed: 0, crossed: 0 };
  const { modelId, publishedVersion } = model;
  const rows = new Map<string, LeadRow>();
  await walkByKey(tx);
  await tx.copyRows(subjectsSql(tx.workspaceId!, modelId, batch, accounts), (row) => {
    const account = new LeadRow().read(row.copy());
    rows.set(uuidText(account.id), account);
  });
  await letPlannerChoose(tx);
  const stage = new ScoreStage();
  for await (const part of readAccounts(tx, rulebook, classes, [...rows.keys()])) {
    for (const { accountId, lastActivityAt, facts } of part) {
      const account = rows.get(accountId)!;
      account.lastActiveDay = lastActivityAt && dayOf(lastActivityAt.getTime());
      const { changed, crossed } = stageScore(stage, model, account, handMade, batch.asOf, () => facts);
      if (changed) outcome.changed++;
      if (crossed) outcome.crossed++;
    }
  }
  outcome.done = rows.size;
  outcome.lastLeadId = [...rows.keys()].at(-1) ?? null;
  if (outcome.lastLeadId === null) return outcome;
  // Rows are held in the order of their ids, as by whoever scores live, not in that of the table.
  await walkByKey(tx);
  await writeStaged(tx, stage, { ...batch, modelId, publishedVersion, last: outcome.lastLeadId });
  return outcome;
}

/** Members are found by their accounts, all over the key. */
async function letPlannerChoose(tx: Tx): Promise<void> {
  await tx.execute(
    `SELECT set_config('enable_hashjoin', 'on', true), set_config('enable_nestloop', 'on', true), set_config('enable_seqscan', 'on', true),
            set_config('enable_bitmapscan', 'on', true)`,
  );
}
