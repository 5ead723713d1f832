import type { CompiledModel } from '../model/compile-model';
import { clamp, hundredthsOf } from '../numbers/points';
import type { Ledger } from './ledger';

/** The lowest level has no lower bound; the way out of it is measured from the floor, else from 0. */
export function toNextLevel(model: CompiledModel, hundredths: number, level: number): Ledger['toNextLevel'] {
  const next = model.levels[level + 1];
  if (next === undefined) return null;
  const to = hundredthsOf(next.from ?? 0);
  const floor = model.floor / 10_000;
  const from = level > 0 ? model.levelFrom[level] : Number.isFinite(floor) && floor < to ? floor : Math.min(0, to - 1);
  const percent = clamp(Math.floor((100 * (hundredths - from)) / (to - from)), 0, 99);
  return { level: next, percent, missingHundredths: to - hundredths };
}
