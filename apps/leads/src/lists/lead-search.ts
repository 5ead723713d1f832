import type { Tx } from '@heatline/database';
import { containing } from '../search-text';
import type { Position, Wanted } from './candidates';
import { type Candidate, nextCandidates } from './lead-walk';

/** So many leads are looked at in list order before the trigram index is asked. */
const firstLook = 1_000;
/** What the index may find and still be put in order by itself; more than that is found by walking. */
const mostFound = 5_000;
const nextLook = 10_000;

/**
 * The next leads of a list that contain q. A text that many contain is met soon by walking the list; one that few contain
 * is answered by the trigram index. Both give the same leads in the same order.
 */
export async function searchCandidates(
  tx: Tx,
  wanted: Wanted,
  after: Position | undefined,
  limit: number,
): Promise<Candidate[]> {
  const { query, workspaceId } = wanted;
  const walk = new TextWalk(tx, wanted, after);
  await walk.look(firstLook, limit);
  if (walk.ended || walk.found.length >= limit) return walk.found.slice(0, limit);
  const ids = await tx.query<{ id: string }>('select search_leads($1, $2, $3) as id', [
    workspaceId,
    containing(query.q!),
    mostFound + 1,
  ]);
  if (ids.length <= mostFound) return nextCandidates(tx, { ...wanted, among: ids.map(({ id }) => id) }, after, limit);
  while (!walk.ended && walk.found.length < limit) await walk.look(nextLook, limit);
  return walk.found.slice(0, limit);
}

class TextWalk {
  readonly found: Candidate[] = [];
  ended = false;

  constructor(
    private readonly tx: Tx,
    private readonly wanted: Wanted,
    private position: Position | undefined,
  ) {}

  async look(count: number, limit: number): Promise<void> {
    const looked = await nextCandidates(this.tx, this.wanted, this.position, count);
    this.ended = looked.length < count;
    this.position = looked.at(-1) ?? this.position;
    const matching = await this.matching(looked.map(({ leadId }) => leadId));
    for (const candidate of looked)
      if (this.found.length < limit && matching.has(candidate.leadId)) this.found.push(candidate);
  }

  private async matching(leadIds: string[]): Promise<Set<string>> {
    if (leadIds.length === 0) return new Set();
    const rows = await this.tx.query<{ lead_id: string }>(
      'select lead_id from lead_search where workspace_id = $1 and lead_id = any($2) and text like $3',
      [this.wanted.workspaceId, leadIds, containing(this.wanted.query.q!)],
    );
    return new Set(rows.map(({ lead_id }) => lead_id));
  }
}
