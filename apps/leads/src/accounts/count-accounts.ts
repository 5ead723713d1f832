import type { Total } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { counted, estimated } from '../lists/counted';
import { type AccountWalk, countAccountsSql } from './account-walk';

/** Counting so far costs some milliseconds; beyond it an estimate has to do. */
const cheap = 10_000;

/** How many accounts a list has. */
export async function countAccounts(tx: Tx, walk: AccountWalk, upTo = cheap): Promise<Total> {
  // Of a level that is none there is nobody.
  if (walk.levels?.ranges.length === 0) return { value: 0, exact: true };
  const value = await counted(tx, countAccountsSql(walk, upTo + 1));
  if (value <= upTo) return { value, exact: true };
  return { value: Math.max(value, await estimated(tx, countAccountsSql(walk, null))), exact: false };
}
