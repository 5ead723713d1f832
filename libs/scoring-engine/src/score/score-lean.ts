import type { Facts } from '../facts';
import type { CompiledModel } from '../model/compile-model';
import { burstsIn } from './burst';
import { walkInactivity } from './inactivity';
import { look, seen } from './look';
import { payEvents } from './pay-events';
import { type LeanScore, settle } from './settle';

/** Number, level and `until` as of T, without the ledger: for bulk runs and the live path. Allocates nothing. */
export function scoreLean(model: CompiledModel, facts: Facts, asOf: number, out: LeanScore): void {
  const { timeline } = facts;
  look(model, facts, asOf);
  const { start, end, gates } = seen;
  const swallowed = burstsIn(model, timeline, start, end);
  let taken = 0;
  if (model.inactivity !== null) {
    const walk = walkInactivity(model, timeline, start, end, asOf, gates, swallowed);
    taken = walk.taken;
    seen.until = Math.min(seen.until, walk.next, walk.windowEnds);
  } else {
    model.lean.begin();
    seen.until = Math.min(seen.until, payEvents(model, facts, seen, asOf, swallowed));
  }
  settle(model, facts, asOf, 0 - taken, out);
}
