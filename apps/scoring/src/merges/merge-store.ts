import type { Tx } from '@heatline/database';

/** What was shown of a lead under one model before others answered for it. Hundredths. */
export interface LastShown {
  score: number;
  level: string;
  peak: number;
}

export class MergeStore {
  constructor(private readonly tx: Tx) {}

  /**
   * What was added by hand counts for whoever answers now for the lead that it was added to.
   * @param from leads for which it may count so far
   * @param to those for which it may count from now on
   * @returns those that have more, or less, than before
   */
  async handOver(from: string[], to: string[]): Promise<Set<string>> {
    const leads = new Set<string>();
    for (const [table, id] of [
      ['adjustment', 'adjustment_id'],
      ['reset', 'reset_id'],
    ]) {
      const rows = await this.tx.query<{ before: string; after: string }>(
        `WITH other AS MATERIALIZED (
           SELECT h.${id}, h.lead_id AS before, l.root_id AS after
             FROM ${table} h JOIN leads.published_lead l ON l.workspace_id = $1 AND l.lead_id = h.original_lead_id
            WHERE h.workspace_id = $1 AND h.lead_id = ANY ($2) AND l.root_id <> h.lead_id AND l.root_id = ANY ($3)
            ORDER BY h.${id} FOR UPDATE OF h)
         UPDATE ${table} h SET lead_id = other.after FROM other
          WHERE h.workspace_id = $1 AND h.${id} = other.${id} RETURNING other.before, other.after`,
        [this.tx.workspaceId, [...new Set(from)], to],
      );
      for (const { before, after } of rows) leads.add(before).add(after);
    }
    return leads;
  }

  /**
   * All scores of these leads, in the order in which whoever scores holds them. Those that are missing under models in use are made, without a
   * score: a bulk run holds no timelines, and whoever makes one at this moment is waited for.
   */
  async holdScores(modelIds: string[], leadIds: string[]): Promise<void> {
    await this.tx.execute(
      // With the models named it goes along the key; it begins with them.
      `SELECT FROM score WHERE workspace_id = $1 AND lead_id = ANY ($2)
          AND model_id = ANY (ARRAY(SELECT model_id FROM model WHERE workspace_id = $1))
        ORDER BY lead_id, model_id FOR UPDATE`,
      [this.tx.workspaceId, leadIds],
    );
    await this.tx.execute(
      `INSERT INTO score (workspace_id, model_id, lead_id)
       SELECT $1, model_id, lead_id FROM unnest($2::uuid[]) AS m (model_id) CROSS JOIN unnest($3::uuid[]) AS l (lead_id)
        ORDER BY lead_id, model_id ON CONFLICT DO NOTHING`,
      [this.tx.workspaceId, modelIds, leadIds],
    );
  }

  /** Their history stays: it tells what was shown. */
  async dropScores(leadIds: string[]): Promise<void> {
    await this.tx.execute(
      `DELETE FROM score WHERE workspace_id = $1 AND lead_id = ANY ($2)
          AND model_id = ANY (ARRAY(SELECT model_id FROM model WHERE workspace_id = $1))`,
      [this.tx.workspaceId, leadIds],
    );
  }

  /** By lead and model: of leads that were merged into others once, and answer for themselves again. */
  async lastShown(leadIds: string[]): Promise<Map<string, Map<string, LastShown>>> {
    const shown = new Map<string, Map<string, LastShown>>();
    if (leadIds.length === 0) return shown;
    const rows = await this.tx.query<LastShown & { lead_id: string; model_id: string }>(
      `SELECT DISTINCT ON (lead_id, model_id) lead_id, model_id, to_score AS score, to_level AS level,
              max(to_score) OVER (PARTITION BY lead_id, model_id) AS peak
         FROM score_change WHERE workspace_id = $1 AND lead_id = ANY ($2)
        ORDER BY lead_id, model_id, change_id DESC`,
      [this.tx.workspaceId, leadIds],
    );
    for (const { lead_id, model_id, ...last } of rows)
      shown.set(lead_id, (shown.get(lead_id) ?? new Map()).set(model_id, last));
    return shown;
  }

  /** Of these leads, whoever answers for them. */
  async accountsOf(leadIds: string[]): Promise<string[]> {
    const rows = await this.tx.query<{ account_id: string }>(
      `SELECT DISTINCT account_id FROM leads.published_lead
        WHERE workspace_id = $1 AND lead_id = ANY ($2) AND account_id IS NOT NULL ORDER BY account_id`,
      [this.tx.workspaceId, leadIds],
    );
    return rows.map(({ account_id }) => account_id);
  }
}
