import { type CallContext, type Condition, Refusal } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { criteriaOfCondition, datedKeysOfCondition } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { runBy } from '../models/start-recalculation';
import { criterionKeyOf } from '../timelines/rulebook';
import { RulebookStore } from '../timelines/rulebook-store';
import { StartRefresh } from '../timelines/start-refresh';
import { criteriaAskedFor } from './matcher';

/** Every criterion costs each event a look: filters alone must not pile them up. */
const mostCriteria = 2_000;
const cause = 'A filter that looks for something new';

/** Interns what a condition looks for, and opens the run that reads all events for it, or queues behind the one that is under way. */
@Injectable()
export class LearnCondition {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly refresh: StartRefresh,
  ) {}

  /**
   * @returns the run after which to ask again: the condition is ready then, or the run that it waits for has begun
   * @throws Refusal `condition_not_supported` when too much has been asked for already
   */
  async run(context: CallContext, condition: Condition): Promise<string> {
    const joined = await this.database.inWorkspace(context.workspaceId, async (tx) => {
      const keys = criteriaAskedFor(condition, await this.rulebooks.hold(tx)).map(criterionKeyOf);
      const { known, all } = await counted(tx, keys);
      // Asked for before: the run that is under way reads events for it, or the next one.
      if (known === new Set(keys).size) return this.refresh.open(tx, runBy(context), cause);
      if (all < mostCriteria) return undefined;
      throw new Refusal('condition_not_supported', {}, 'Too many different things have been looked for already');
    });
    return joined?.runId ?? this.intern(context, condition);
  }

  /** Apart from the transaction that holds the rules, which would wait for itself. */
  private intern(context: CallContext, condition: Condition): Promise<string> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      await this.rulebooks.change(tx);
      const settings = await this.rulebooks.settings(tx);
      await this.rulebooks.addCriteria(tx, criteriaOfCondition(condition, settings), datedKeysOfCondition(condition));
      return (await this.refresh.open(tx, runBy(context), cause)).runId;
    });
  }
}

async function counted(tx: Tx, keys: string[]): Promise<{ known: number; all: number }> {
  const row = await tx.one<{ known: number; all: number }>(
    `SELECT count(*) FILTER (WHERE key = ANY ($2))::int AS known, count(*)::int AS all FROM criterion WHERE workspace_id = $1`,
    [tx.workspaceId, keys],
  );
  return row!;
}
