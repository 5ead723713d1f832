import type { CopiedRow, Tx } from '@heatline/database';
import type { Extras } from '@heatline/scoring-engine';
import type { Asked } from './what-is-asked';

interface Scored {
  score: number | null;
  level: string | null;
  change7: number | null;
  change30: number | null;
}

const unscored: Scored = { score: null, level: null, change7: null, change30: null };

/** What a condition asks of others, of one lead after the other: read from the rows of `timelinesWith`. */
export class LeadExtras implements Extras {
  owner: string | null = null;
  account: string | null = null;
  watched = false;
  private readonly scores = new Map<string, Scored>();
  private readonly changes = new Map<string, number | null>();

  private constructor(
    private readonly asked: Asked,
    readonly me: string | null,
    private readonly watching: ReadonlySet<string>,
    private readonly ofAccounts: ReadonlyMap<string, Scored>,
  ) {}

  static async of(tx: Tx, asked: Asked, me: string | null): Promise<LeadExtras> {
    const watching = asked.watched && me !== null ? await watchedBy(tx, me) : new Set<string>();
    return new LeadExtras(asked, me, watching, await accountScores(tx, asked.accountModels));
  }

  /** The columns after the timeline's own. */
  read(row: CopiedRow, leadId: () => string): void {
    const { asked } = this;
    if (asked.owner || asked.account) {
      this.owner = row.uuid();
      this.account = row.uuid();
    }
    for (const modelId of asked.models) {
      const score = row.int4();
      this.scores.set(modelId, { score, level: row.text(), change7: row.int4(), change30: row.int4() });
    }
    for (const { modelId, days } of asked.changes) this.changes.set(`${modelId} ${days}`, row.int4());
    if (asked.watched) this.watched = this.watching.has(leadId());
  }

  score(modelId: string): number | null {
    return this.of(modelId).score;
  }

  level(modelId: string): string | null {
    return this.of(modelId).level;
  }

  scoreChange(modelId: string, days: number): number | null {
    const { score, change7, change30 } = this.of(modelId);
    if (score === null) return null;
    return days === 7 ? change7 : days === 30 ? change30 : (this.changes.get(`${modelId} ${days}`) ?? null);
  }

  inSegment(): boolean {
    return false;
  }

  private of(modelId: string): Scored {
    return this.scores.get(modelId) ?? this.ofAccounts.get(`${this.account} ${modelId}`) ?? unscored;
  }
}

async function accountScores(tx: Tx, modelIds: string[]): Promise<Map<string, Scored>> {
  if (modelIds.length === 0) return new Map();
  const rows = await tx.query<Scored & { lead_id: string; model_id: string }>(
    'SELECT lead_id, model_id, score, level, change7, change30 FROM score WHERE workspace_id = $1 AND model_id = ANY ($2)',
    [tx.workspaceId, modelIds],
  );
  return new Map(rows.map(({ lead_id, model_id, ...scored }) => [`${lead_id} ${model_id}`, scored]));
}

async function watchedBy(tx: Tx, memberId: string): Promise<Set<string>> {
  const rows = await tx.query<{ lead_id: string }>(
    'SELECT DISTINCT lead_id FROM leads.published_watch WHERE workspace_id = $1 AND member_id = $2',
    [tx.workspaceId, memberId],
  );
  return new Set(rows.map(({ lead_id }) => lead_id));
}
