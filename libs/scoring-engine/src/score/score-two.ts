import type { Facts } from '../facts';
import type { CompiledModel } from '../model/compile-model';
import type { LeanTables } from '../model/lean-tables';
import type { TwoVersions } from '../model/two-versions';
import { burstsIn } from './burst';
import { look, seen } from './look';
import { payEvents } from './pay-events';
import { scoreLean } from './score-lean';
import { type LeanScore, settle } from './settle';

/**
 * Both versions of a model as of T, each as `scoreLean` has it, with one pass over the events where they can share it.
 * `until` is then the earlier of both.
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
  settleCounted(before, lean, shared.before, facts, asOf, until, was);
  settleCounted(after, lean, shared.after, facts, asOf, until, is);
  for (let place = 0; place < lean.size; place += 1) lean.left[place] = lean.sum[place] = 0;
  lean.end();
}

function settleCounted(
  model: CompiledModel,
  counted: LeanTables,
  places: Uint16Array,
  facts: Facts,
  asOf: number,
  until: number,
  out: LeanScore,
): void {
  look(model, facts, asOf);
  seen.until = Math.min(seen.until, until);
  const { left, sum, newest, size } = model.lean;
  for (let r = 0; r < size; r += 1) {
    const place = places[r];
    left[r] = counted.left[place];
    sum[r] = counted.sum[place];
    newest[r] = counted.newest[place];
  }
  settle(model, facts, asOf, 0, out);
}
