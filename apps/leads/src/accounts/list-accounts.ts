import { Injectable } from '@nestjs/common';
import { type AccountListItem, type AccountListQuery, type CallContext, type Page, Refusal } from '@heatline/contracts';
import { Database, decodeCursor, toPage, type Tx } from '@heatline/database';
import { z } from 'zod';
import { levelKeys, modelNotFound } from '../lists/asked/level-keys';
import { factsOfModels } from '../lists/asked/model-facts';
import { type ScoreCells, toScoreCell } from '../lists/score-cell';
import { containing } from '../search-text';
import { type AccountCells, accountColumns, accountTables, toAccount } from './account-cells';
import { type AccountOrder, asksForScore, orderOfAccounts } from './account-order';
import type { AccountPosition, AccountWalk } from './account-walk';
import { AccountWalker, usualPace } from './account-walker';
import { countAccounts } from './count-accounts';
import { rangesOf } from './level-ranges';

type Row = AccountCells & Partial<ScoreCells>;

/** A page of accounts in any order, those without a value last. */
@Injectable()
export class ListAccounts {
  pace = usualPace;

  constructor(private readonly database: Database) {}

  run(query: AccountListQuery, { workspaceId }: CallContext): Promise<Page<AccountListItem>> {
    const { sort, limit, modelId } = query;
    if (modelId === undefined && asksForScore(query))
      throw new Refusal('model_required', {}, 'Say whose scores: sorting and filtering by score needs modelId');
    const order = orderOfAccounts(sort);
    const after = decodeCursor(positionIn(order, sort), query.cursor);
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const walk = await walkOf(tx, query, order);
      const found = await new AccountWalker(walk, after, this.pace).fill(tx, limit + 1);
      const rows = await rowsOf(tx, found.slice(0, limit), modelId);
      const page = toPage(
        found,
        limit,
        ({ value, accountId }) => ({ sort, value, accountId }),
        ({ accountId }) => rows.get(accountId),
      );
      // One that has gone since it was found is left out.
      const items = page.items.flatMap((row) => (row ? toItem(row) : []));
      return query.total === 'none' ? { ...page, items } : { ...page, items, total: await countAccounts(tx, walk) };
    });
  }
}

/** A cursor that was tampered with must not reach SQL as a number that is none. */
const valuesOf: Record<AccountOrder['type'], RegExp> = {
  text: /^[^\0]*$/,
  int: /^-?\d{1,9}$/,
  timestamptz: /^-?\d{1,17}$/,
};

const positionIn = ({ type }: AccountOrder, sort: AccountListQuery['sort']) =>
  z.object({
    sort: z.literal(sort),
    value: z.string().regex(valuesOf[type]).nullable(),
    accountId: z.uuid(),
  });

async function walkOf(tx: Tx, { q, modelId, level }: AccountListQuery, order: AccountOrder): Promise<AccountWalk> {
  const facts = modelId === undefined ? null : (await factsOfModels(tx, [modelId])).get(modelId)!;
  if (facts && !facts.named) throw modelNotFound(modelId!);
  if (facts && !facts.ofAccounts)
    throw new Refusal('model_not_of_accounts', { modelId }, 'This model scores leads: accounts have no score of it');
  const keys = facts && level && levelKeys(modelId!, level, facts.named);
  return {
    workspaceId: tx.workspaceId!,
    order,
    modelId,
    like: q ? containing(q) : undefined,
    levels: keys ? { keys, ranges: rangesOf(facts.levels, keys) } : undefined,
    among: undefined,
  };
}

async function rowsOf(tx: Tx, found: AccountPosition[], modelId: string | undefined): Promise<Map<string, Row>> {
  const rows = await tx.query<Row>(
    `select ${accountColumns}, s.model_id, s.score, s.level, s.published_version, s.calculated_at, s.change7, s.change30, s.peak
     from ${accountTables('$1')}
     left join scoring.published_score s on s.workspace_id = $1 and s.model_id = $3 and s.lead_id = a.account_id
     where a.workspace_id = $1 and a.account_id = any($2)`,
    [tx.workspaceId, found.map(({ accountId }) => accountId), modelId ?? null],
  );
  return new Map(rows.map((row) => [row.account_id, row]));
}

const toItem = (row: Row): AccountListItem => ({
  ...toAccount(row),
  score: row.model_id ? toScoreCell({ ...(row as ScoreCells), lead_id: row.account_id }) : null,
});
