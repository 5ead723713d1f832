import { Injectable } from '@nestjs/common';
import { type AccountListItem, type AccountListQuery, type CallContext, type Page, Refusal } from '@heatline/contracts';
import { Database, decodeCursor, toPage } from '@heatline/database';
import { z } from 'zod';
import { type ScoreCells, toScoreCell } from '../lists/score-cell';
import { containing } from '../search-text';
import { type AccountCells, accountColumns, toAccount } from './account-cells';
import { asksForScore, joinsFor, orderOfAccounts } from './account-order';

type Row = AccountCells & Partial<ScoreCells> & { sorted_by: string | null };

/** A page of accounts in any order, those without a value last. */
@Injectable()
export class ListAccounts {
  constructor(private readonly database: Database) {}

  run(query: AccountListQuery, { workspaceId }: CallContext): Promise<Page<AccountListItem>> {
    const { q, sort, limit, modelId, level } = query;
    if (modelId === undefined && asksForScore(query))
      throw new Refusal('model_required', {}, 'Say whose scores: sorting and filtering by score needs modelId');
    const position = z.object({ sort: z.literal(sort), value: z.string().nullable(), accountId: z.uuid() });
    const after = decodeCursor(position, query.cursor);
    const { column, type, descending, nullable } = orderOfAccounts(sort);
    const [way, beyond] = descending ? ['desc', '<'] : ['asc', '>'];
    const behind =
      after === undefined
        ? 'true'
        : after.value === null
          ? `${column} is null and a.account_id ${beyond} $6::uuid`
          : `((${column}, a.account_id) ${beyond} ($7::${type}, $6::uuid) ${nullable ? `or ${column} is null` : ''})`;
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const rows = await tx.query<Row>(
        `with page as materialized (
           select a.*, ${column} as sort_value, s.model_id, s.score, s.level, s.published_version, s.calculated_at, s.change7,
                  s.change30, s.peak
           from account a
           left join scoring.published_score s on s.workspace_id = $1 and s.model_id = $3 and s.lead_id = a.account_id
           ${joinsFor(sort)}
           where a.workspace_id = $1 and ($2::text is null or ' ' || a.name_order like $2 or ' ' || a.domain like $2)
             and ($4::text[] is null or s.level = any($4)) and ${behind}
           order by sort_value ${way} nulls last, a.account_id ${way} limit $5)
         select ${accountColumns('page')}, sort_value::text as sorted_by, model_id, score, level, published_version, calculated_at,
                change7, change30, peak
         from page order by sort_value ${way} nulls last, account_id ${way}`,
        [
          workspaceId,
          q ? containing(q) : null,
          modelId ?? null,
          level ?? null,
          limit + 1,
          ...(after ? [after.accountId] : []),
          ...(after && after.value !== null ? [after.value] : []),
        ],
      );
      return toPage(
        rows,
        limit,
        ({ sorted_by, account_id }) => ({ sort, value: sorted_by, accountId: account_id }),
        toItem,
      );
    });
  }
}

const toItem = (row: Row): AccountListItem => ({
  ...toAccount(row),
  score: row.model_id ? toScoreCell({ ...(row as ScoreCells), lead_id: row.account_id }) : null,
});
