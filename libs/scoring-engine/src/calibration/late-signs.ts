import { type LateSign, numberOf } from '@heatline/contracts';
import { aucOf, type ScoreCount } from './auc';
import type { Column } from './examples';
import type { Parts } from './parts';

const leastLater = 20;
const separating = 0.9;
const strong = 0.68;

/** What should not be scored by before somebody has looked at when it is filled in, strongest first. */
export function lateSigns(
  columns: readonly Column[],
  { converted, isFit }: Pick<Parts, 'converted' | 'isFit'>,
): LateSign[] {
  return columns
    .flatMap((column): LateSign[] => {
      const { sign, later } = column;
      const before = column.codes.reduce((sum, code, row) => sum + (code === -1 ? 0 : converted[row]), 0);
      const auc = orderOf(column, { converted, isFit });
      const late = { sign, auc, before, later };
      if (later >= leastLater && later >= before) return [{ ...late, why: 'after', leftOut: true }];
      if (auc !== null && auc >= separating) return [{ ...late, why: 'separates', leftOut: true }];
      return auc !== null && auc >= strong ? [{ ...late, why: 'strong', leftOut: false }] : [];
    })
    .sort((a, b) => (b.auc ?? 0) - (a.auc ?? 0));
}

const numberGroups = 20;

/** Each value gets the rate of its fitting rows, shrunk towards everybody's; the order that this makes is judged on the others. */
function orderOf(column: Column, { converted, isFit }: Pick<Parts, 'converted' | 'isFit'>): number | null {
  const groups = groupsOf(column);
  const count = new Map<number, number>();
  const hits = new Map<number, number>();
  let fitRows = 0;
  let fitHits = 0;
  column.codes.forEach((code, row) => {
    if (isFit[row] === 0) return;
    const group = groups(code);
    fitRows++;
    fitHits += converted[row];
    count.set(group, (count.get(group) ?? 0) + 1);
    hits.set(group, (hits.get(group) ?? 0) + converted[row]);
  });
  const base = fitHits / Math.max(1, fitRows);
  const judged = new Map<number, ScoreCount>();
  column.codes.forEach((code, row) => {
    if (isFit[row] === 1) return;
    const group = groups(code);
    const score = ((hits.get(group) ?? 0) + 10 * base) / ((count.get(group) ?? 0) + 10);
    const one = judged.get(score) ?? { score, converted: 0, others: 0 };
    if (converted[row] === 1) one.converted++;
    else one.others++;
    judged.set(score, one);
  });
  return aucOf([...judged.values()])?.value ?? null;
}

/** Numbers in twenty groups of about the same size; everything else as it is. */
function groupsOf({ sign, values, codes, numeric }: Column): (code: number) => number {
  if (sign.kind === 'event') return (code) => Math.min(code, 20);
  if (!numeric || values.length <= numberGroups) return (code) => code;
  const numbers = values.map((value) => numberOf(value) ?? Number.NaN);
  const sorted = codes.flatMap((code) => (code >= 0 && !Number.isNaN(numbers[code]) ? [numbers[code]] : []));
  sorted.sort((a, b) => a - b);
  const cuts = Array.from(
    { length: numberGroups - 1 },
    (_, i) => sorted[Math.floor(((i + 1) / numberGroups) * sorted.length)],
  );
  return (code) => (code < 0 ? code : cuts.filter((cut) => numbers[code] >= cut).length);
}
