import type { DecayScoresActivities } from '@heatline/contracts/workflows';
import { Database } from '@heatline/database';
import { Context } from '@temporalio/activity';
import { Injectable } from '@nestjs/common';
import { RescoreAccounts } from '../accounts/rescore-accounts';
import { RulebookStore } from '../timelines/rulebook-store';
import { RescoreLeads } from './rescore-leads';

const perBatch = 500;

/** Rescores what is due: time alone may have changed it. */
@Injectable()
export class DecayScores implements DecayScoresActivities {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly rescore: RescoreLeads,
    private readonly accounts: RescoreAccounts,
  ) {}

  readonly findDueWorkspaces = async ({ limit }: { limit: number }): Promise<{ workspaceIds: string[] }> => {
    const models = await this.database.inSystem((tx) =>
      tx.query<{ workspace_id: string; models: string[] }>(
        'SELECT workspace_id, array_agg(model_id) AS models FROM due_model GROUP BY workspace_id',
      ),
    );
    const due: { workspaceId: string; since: number }[] = [];
    for (const { workspace_id: workspaceId, models: modelIds } of models) {
      const since = await this.dueSince(workspaceId, modelIds);
      if (since !== null) due.push({ workspaceId, since });
    }
    due.sort((a, b) => a.since - b.since);
    return { workspaceIds: due.slice(0, limit).map(({ workspaceId }) => workspaceId) };
  };

  readonly decayWorkspace = async ({ workspaceId, maxSeconds }: { workspaceId: string; maxSeconds: number }) => {
    const end = Date.now() + maxSeconds * 1_000;
    const total = { rescored: 0, changed: 0, more: false };
    for (;;) {
      const batch = await this.batch(workspaceId);
      total.rescored += batch.written;
      total.changed += batch.changed;
      heartbeat(total.rescored);
      if (batch.due < perBatch) return total;
      if (Date.now() > end) return { ...total, more: true };
    }
  };

  /** The earliest second at which something of these models was due; null when nothing is yet. */
  private dueSince(workspaceId: string, modelIds: string[]): Promise<number | null> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const row = await tx.one<{ since: number | null }>(
        `SELECT extract(epoch FROM min(first.until))::float8 AS since
           FROM unnest($2::uuid[]) AS model (id)
           CROSS JOIN LATERAL (
             SELECT until FROM score WHERE workspace_id = $1 AND model_id = model.id AND until IS NOT NULL ORDER BY until LIMIT 1
           ) AS first WHERE first.until <= statement_timestamp()`,
        [workspaceId, modelIds],
      );
      return row?.since ?? null;
    });
  }

  private batch(workspaceId: string): Promise<{ due: number; written: number; changed: number }> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const rulebook = await this.rulebooks.hold(tx);
      const total = { due: 0, written: 0, changed: 0 };
      for (const model of [...rulebook.models, ...rulebook.accountModels]) {
        const rows = await tx.query<{ lead_id: string }>(
          // Stable, as clock_timestamp() is not: the index is read up to it, and not to its end.
          `SELECT lead_id FROM score WHERE workspace_id = $1 AND model_id = $2 AND until <= statement_timestamp() ORDER BY until LIMIT $3`,
          [workspaceId, model.modelId, perBatch - total.due],
        );
        const due = rows.map(({ lead_id }) => lead_id);
        const result =
          model.kind === 'account'
            ? await this.accounts.run(tx, rulebook, [model], due)
            : await this.rescore.run(tx, rulebook, [model], due, 'decay');
        total.due += rows.length;
        total.written += result.written;
        total.changed += result.changed;
        if (total.due >= perBatch) break;
      }
      return total;
    });
  }
}

/** Called by an activity, or straight from a test. */
function heartbeat(details: number): void {
  try {
    Context.current().heartbeat(details);
  } catch {
    // Not inside an activity: nobody waits for a sign of life.
  }
}
