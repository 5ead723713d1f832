import type { Total } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { cheapToCount, countedUpTo } from '../lists/sql/count-rows';
import { type AccountWalk, countAccountsSql } from './account-walk';

/** How many accounts a list has. */
export async function countAccounts(tx: Tx, walk: AccountWalk, upTo = cheapToCount): Promise<Total> {
  // Of a level that is none there is nobody.
  if (walk.levels?.ranges.length === 0) return { value: 0, exact: true };
  return countedUpTo(tx, upTo, (atMost) => countAccountsSql(walk, atMost), countAccountsSql(walk, null));
}
