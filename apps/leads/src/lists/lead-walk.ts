import type { Tx } from '@heatline/database';
import { candidates, needsScore, type Position, type Wanted } from './candidates';
import { orderOfSort } from './lead-order';

export interface Candidate {
  leadId: string;
  value: string | null;
}

/** The next leads of a list: those with a value in order, then those without one. Fewer than `limit` = the end. */
export async function nextCandidates(
  tx: Tx,
  wanted: Wanted,
  after: Position | undefined,
  limit: number,
): Promise<Candidate[]> {
  const order = orderOfSort(wanted.query.sort);
  const found: Candidate[] = [];
  if (after?.value !== null) {
    const { text, params } = candidates(wanted, 'valued', after, limit);
    found.push(...(await tx.query<Candidate>(text, params)));
  }
  const alsoWithout = order.nullable && !(order.source === 's' && needsScore(wanted.query));
  if (found.length < limit && alsoWithout) {
    const from = after?.value === null ? after : undefined;
    const { text, params } = candidates(wanted, 'unvalued', from, limit - found.length);
    found.push(...(await tx.query<Candidate>(text, params)));
  }
  return found;
}
