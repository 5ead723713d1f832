import { classifyProfile, readPath, type Classifier, type DatedKey, type DatedValue } from '@heatline/scoring-engine';

/** One value that an attribute was given. In force at T: of those with at < T the last in this order. */
export interface AttributeChangeFact {
  account: boolean;
  key: string;
  value: unknown;
  /** Seconds since 1970. */
  at: number;
  /** The member who gave it. */
  by?: string | null;
}

export interface ProfileHistory {
  /** The criteria that the profile satisfied from each second on, where they changed. */
  steps: { time: number; criteria: number[] }[];
  dated: DatedValue[];
}

/** Walks through the changes, ordered by time, and notes when the set of satisfied criteria, or a dated value, became another. */
export function profileHistory(
  changes: AttributeChangeFact[],
  classifier: Classifier,
  datedKeys: DatedKey[],
): ProfileHistory {
  // Without a prototype: keys are whatever people sent, "__proto__" too.
  const own: Record<string, unknown> = Object.create(null);
  const account: Record<string, unknown> = Object.create(null);
  const history: ProfileHistory = { steps: [], dated: [] };
  const last = datedKeys.map(() => 'null');
  let satisfied = '';
  changes.forEach(({ account: ofAccount, key, value, at }, index) => {
    (ofAccount ? account : own)[key] = value;
    if (changes[index + 1]?.at === at) return;
    const criteria = classifyProfile(classifier, own, account);
    if (criteria.join() !== satisfied) history.steps.push({ time: at, criteria });
    satisfied = criteria.join();
    datedKeys.forEach((dated, i) => {
      const now = readPath(dated.account ? account : own, dated.key) ?? null;
      const text = JSON.stringify(now);
      if (text !== last[i]) history.dated.push({ ...dated, at, value: now });
      last[i] = text;
    });
  });
  return history;
}
