import type { ModelKind } from '@heatline/contracts';
import type { Database, Tx } from '@heatline/database';
import { subjectKindOf } from '../models/refuse-other-kind';
import { ExplainScore } from '../scores/explain/explain-score';
import { ClassStore } from '../timelines/class-store';
import { refreshBatch } from '../timelines/refresh-batch';
import { RulebookStore } from '../timelines/rulebook-store';

export interface Difference {
  /** The lead, or the account. */
  leadId: string;
  modelId: string;
  stored: number;
  /** What the ledger gives as of the stored score's own instant. */
  explained: number;
  /** What its lines sum to. */
  lines: number;
}

export interface Verified {
  leads: number;
  /** Timelines that packing them anew from the raw events would change. */
  timelinesThatDiffer: number;
  scores: number;
  differences: Difference[];
}

/** How far it is: timelines compared and not counted before, or scores explained of all that are to be. */
export type VerifyProgress = { step: 'timelines'; done: number } | { step: 'scores'; done: number; of: number };

const leadsPerBatch = 2_000;
const scoresPerWord = 500;

/** Thrown to take a transaction back that has served its purpose. */
class TakenBack extends Error {}

/**
 * Compares what is stored with what the facts say, and changes nothing: timelines are packed anew from the raw events in
 * transactions that are taken back, and each score is explained as of its own instant.
 */
export class VerifyWorkspace {
  private readonly rulebooks: RulebookStore;
  private readonly classes: ClassStore;
  private readonly explain: ExplainScore;

  constructor(private readonly database: Database) {
    this.rulebooks = new RulebookStore(database);
    this.classes = new ClassStore(database);
    this.explain = new ExplainScore(database, this.rulebooks, this.classes);
  }

  /** @param atMost scores that are explained, spread evenly; timelines are always compared all */
  async run(
    workspaceId: string,
    atMost: number,
    tell: (progress: VerifyProgress) => void = () => undefined,
  ): Promise<Verified> {
    const { leads, changed } = await this.timelines(workspaceId, tell);
    const rows = await this.database.inWorkspace(workspaceId, (tx) => storedScores(tx, atMost), {
      statementTimeoutMs: 0,
    });
    const differences: Difference[] = [];
    for (const [done, { lead_id: leadId, model_id: modelId, kind, score }] of rows.entries()) {
      if (done % scoresPerWord === 0) tell({ step: 'scores', done, of: rows.length });
      const { score: explained, lines: all } = await this.explain.run(
        workspaceId,
        leadId,
        { modelId },
        subjectKindOf(kind),
      );
      const lines = all.reduce((sum, { points }) => sum + Math.round(points * 100), 0) / 100;
      const stored = score / 100;
      if (explained === stored && lines === stored) continue;
      const now = await this.database.inWorkspace(workspaceId, (tx) => storedNow(tx, leadId, modelId));
      const followed = now.score / 100 === explained && lines === explained;
      if (!now.due && !followed) differences.push({ leadId, modelId, stored, explained, lines });
    }
    return { leads, timelinesThatDiffer: changed, scores: rows.length, differences };
  }

  private async timelines(
    workspaceId: string,
    tell: (progress: VerifyProgress) => void,
  ): Promise<{ leads: number; changed: number }> {
    const sum = { leads: 0, changed: 0 };
    for (let after: string | null = null; ;) {
      const batch = await this.packedAnew(workspaceId, after);
      sum.leads += batch.done;
      sum.changed += batch.changed;
      tell({ step: 'timelines', done: sum.leads });
      if (batch.lastLeadId === null) return sum;
      after = batch.lastLeadId;
    }
  }

  private async packedAnew(workspaceId: string, after: string | null) {
    let result: Awaited<ReturnType<typeof refreshBatch>> | undefined;
    try {
      await this.database.inWorkspace(
        workspaceId,
        async (tx) => {
          const rulebook = await this.rulebooks.hold(tx);
          result = await refreshBatch(tx, rulebook, this.classes, { after, hi: null, limit: leadsPerBatch });
          throw new TakenBack();
        },
        { statementTimeoutMs: 0 },
      );
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
    }
    return result!;
  }
}

function storedScores(tx: Tx, atMost: number) {
  return tx.query<{ lead_id: string; model_id: string; kind: ModelKind; score: number }>(
    `SELECT lead_id, model_id, kind, score FROM (
       SELECT s.*, m.kind, row_number() OVER (ORDER BY s.lead_id, s.model_id) AS n, count(*) OVER () AS total
         FROM score s JOIN model m USING (workspace_id, model_id)
        WHERE s.workspace_id = $1 AND s.score IS NOT NULL AND m.active) AS scored
      WHERE n % greatest(1, total / $2) = 0 LIMIT $2`,
    [tx.workspaceId, atMost],
  );
}

/** Whoever lives goes on meanwhile: a score may have followed new facts since it was read, or that of an account be about to. */
async function storedNow(tx: Tx, leadId: string, modelId: string): Promise<{ score: number; due: boolean }> {
  const row = await tx.one<{ score: number; due: boolean }>(
    `SELECT s.score, EXISTS (SELECT FROM due_account d WHERE d.workspace_id = $1 AND d.account_id = s.lead_id) AS due
       FROM score s WHERE s.workspace_id = $1 AND s.lead_id = $2 AND s.model_id = $3`,
    [tx.workspaceId, leadId, modelId],
  );
  // Gone with its lead, or merged into another one: nothing is stored that could differ.
  return row ?? { score: 0, due: true };
}

/** Workspaces that have models in use. */
export function workspacesInUse(database: Database): Promise<string[]> {
  return database.inSystem(async (tx) =>
    (await tx.query<{ workspace_id: string }>('SELECT DISTINCT workspace_id FROM due_model')).map(
      ({ workspace_id }) => workspace_id,
    ),
  );
}
