import { canonical } from '../attributes/attribute-kind';

/** The newest value of one attribute of a lead; null = taken away. */
export interface NewestValue {
  key: string;
  value: unknown;
  at: Date;
}

export interface LeadValues {
  leadId: string;
  values: NewestValue[];
}

/** A value that the lead that stays gets from another one, in force from `at` on. */
export interface TakenOver extends NewestValue {
  /** Whose it was. */
  leadId: string;
}

export interface AttributePlan {
  takenOver: TakenOver[];
  /** Where another value is left behind. */
  differing: { key: string; kept: unknown; others: unknown[] }[];
}

/** Which attributes the lead that stays takes over: where it has none, the first one's that has. By key. */
export function planTakeOver(target: LeadValues, others: LeadValues[]): AttributePlan {
  const own = new Map(target.values.map((one) => [one.key, one]));
  const brought = Map.groupBy(
    others.flatMap(({ leadId, values }) =>
      values.filter(({ value }) => value !== null).map((one) => ({ ...one, leadId })),
    ),
    ({ key }) => key,
  );
  const plan: AttributePlan = { takenOver: [], differing: [] };
  for (const [key, [first, ...rest]] of [...brought].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const before = own.get(key);
    const hasNone = before === undefined || before.value === null;
    // Where it had been taken away before, the value holds from then on: earlier it would not be the newest.
    if (hasNone) plan.takenOver.push({ ...first!, at: before && before.at > first!.at ? before.at : first!.at });
    const kept = hasNone ? first!.value : before.value;
    const others = different(kept, hasNone ? rest : [first!, ...rest]);
    if (others.length > 0) plan.differing.push({ key, kept, others });
  }
  return plan;
}

function different(kept: unknown, brought: NewestValue[]): unknown[] {
  const values = new Map(brought.map(({ value }) => [canonical(value), value]));
  values.delete(canonical(kept));
  return [...values.values()];
}
