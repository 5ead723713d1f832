import { canonical } from './attribute-kind';

/** One attribute that a line sets. */
export interface Setting {
  /** The lead or the account. */
  subjectId: string;
  key: string;
  value: unknown;
  at: Date;
  /** The sender said since when; else it is now. */
  explicit: boolean;
}

/** What held at the time of a setting: the newest value that is not later. */
export interface Holding {
  at: Date;
  value: unknown;
  /** Taken over from a lead that was merged in: said again of this lead, it has to stay when that one leaves. */
  takenOver?: boolean;
}

export interface PlannedChanges<S extends Setting> {
  /** To be written. Some say again what held before. */
  rows: S[];
  /** Those that changed something. */
  changed: Set<S>;
}

/**
 * Which settings are news, in the order in which they were told. The same value again is no change. If the sender said
 * since when, the row is written all the same: told later that another value held in between, the answer must not depend on
 * which of the two was told first.
 * @param holding what the database has for each setting, at its place
 */
export function planChanges<S extends Setting>(settings: S[], holding: (Holding | undefined)[]): PlannedChanges<S> {
  const planned = new Map<string, S[]>();
  const rows: S[] = [];
  const changed = new Set<S>();
  settings.forEach((setting, i) => {
    const key = `${setting.subjectId} ${setting.key}`;
    const before = newest([holding[i], ...(planned.get(key) ?? []).filter(({ at }) => at <= setting.at)]);
    const same = canonical(before === undefined ? null : before.value) === canonical(setting.value);
    const news = before?.takenOver || (setting.explicit && before && before.at.getTime() !== setting.at.getTime());
    if (same && !news) return;
    planned.set(key, [...(planned.get(key) ?? []), setting]);
    rows.push(setting);
    if (!same) changed.add(setting);
  });
  return { rows, changed };
}

/** Of equal times the one that was told last. */
function newest(candidates: (Holding | undefined)[]): Holding | undefined {
  let best: Holding | undefined;
  for (const candidate of candidates) if (candidate && (!best || candidate.at >= best.at)) best = candidate;
  return best;
}
