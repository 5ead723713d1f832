import type { Facts } from '../facts';
import type { CompiledModel } from '../model/compile-model';
import type { SharedPass, TwoVersions } from '../model/two-versions';
import { burstsIn } from './burst';
import { look, lookAtProfile, seen } from './look';
import { payEvents } from './pay-events';
import { scoreLean } from './score-lean';
import { copyScore, type LeanScore, settle } from './settle';

/**
 * Both versions of a model as of T, each as `scoreLean` has it, with one pass over the events where they can share it, and one score
 * where they can tell no difference. `until` is then the earlier of both.
 */
export function scoreTwo(
  { before, after, shared }: TwoVersions,
  facts: Facts,
  asOf: number,
  was: LeanScore,
  is: LeanScore,
): void {
  if (shared === null) {
    scoreLean(before, facts, asOf, was);
    scoreLean(after, facts, asOf, is);
    return;
  }
  const { model } = shared;
  const { lean } = model;
  look(model, facts, asOf);
  const swallowed = burstsIn(model, facts.timeline, seen.start, seen.end);
  lean.begin();
  const until = payEvents(model, facts, seen, asOf, swallowed);
  settleCounted(before, shared, shared.before, facts, asOf, until, was);
  if (tellsNoDifference(shared)) copyScore(was, is);
  else settleCounted(after, shared, shared.after, facts, asOf, until, is);
  for (let place = 0; place < lean.size; place += 1) lean.left[place] = lean.sum[place] = 0;
  lean.end();
}

/** Has no event counted for a rule that the versions have not alike? */
function tellsNoDifference({ model, differing }: SharedPass): boolean {
  if (differing === null) return false;
  const { left } = model.lean;
  for (let index = 0; index < differing.length; index += 1) if (left[differing[index]] > 0) return false;
  return true;
}

function settleCounted(
  model: CompiledModel,
  { model: { lean: counted } }: SharedPass,
  places: Uint16Array,
  facts: Facts,
  asOf: number,
  until: number,
  out: LeanScore,
): void {
  lookAtProfile(model);
  seen.until = Math.min(seen.until, until);
  const { left, sum, newest, size } = model.lean;
  for (let r = 0; r < size; r += 1) {
    const place = places[r];
    const count = counted.left[place];
    // As `settle` leaves it.
    if (count === 0) continue;
    left[r] = count;
    sum[r] = counted.sum[place];
    newest[r] = counted.newest[place];
  }
  settle(model, facts, asOf, 0, out);
}
