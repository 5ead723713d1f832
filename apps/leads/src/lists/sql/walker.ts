import type { Tx } from '@heatline/database';
import type { Candidate, Position, Walk } from './walk';
import { lookSql } from './look-sql';
import { alsoUnvalued, type Phase } from './walk-parts';

type Row = Candidate & { last: boolean };

const firstId = '00000000-0000-0000-0000-000000000000';
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Goes along a list in its order: leads with a value first, then those without one. */
export class Walker {
  private phase: Phase = 'valued';
  private position: Position | undefined;
  ended = false;

  constructor(
    private readonly walk: Walk,
    after: Position | undefined,
  ) {
    this.position = after;
    if (after?.value === null) {
      this.phase = 'unvalued';
      this.ended = !alsoUnvalued(walk);
    }
  }

  /** Looks at the next `rows` leads, fewer at a seam; those that pass, at most `limit`: the others come next time. */
  async next(tx: Tx, rows: number, limit: number): Promise<Candidate[]> {
    if (this.ended) return [];
    const { text, params } = lookSql(this.walk, this.phase, this.position, rows, limit);
    const got = await tx.query<Row>(text, params);
    const found = got.flatMap(({ leadId, value, last }) => (last ? [] : [{ leadId, value }]));
    const end = found.length === limit ? found.at(-1) : got.find(({ last }) => last);
    if (end) this.position = { leadId: end.leadId, value: end.value };
    else if (this.phase === 'valued' && alsoUnvalued(this.walk)) {
      this.phase = 'unvalued';
      this.position = undefined;
    } else this.ended = true;
    return found;
  }

  /** Where it stands: before those without a value too, where no lead is. Undefined before its begin. */
  get at(): Position | undefined {
    if (this.position || this.phase === 'valued') return this.position;
    return { value: null, leadId: this.walk.order.descending ? lastId : firstId };
  }

  /** The next `limit`, however many have to be looked at. For lists in which nearly everybody passes. */
  async fill(tx: Tx, limit: number): Promise<Candidate[]> {
    const found: Candidate[] = [];
    while (!this.ended && found.length < limit) {
      const wanted = limit - found.length;
      found.push(...(await this.next(tx, wanted, wanted)));
    }
    return found;
  }
}
