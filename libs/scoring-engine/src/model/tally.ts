import type { CalendarUnit } from '../time/calendar';
import type { Calendar } from '../time/calendar';
import type { EventRule } from './compiled-rule';

const units: Record<string, CalendarUnit> = { day: 'day', week: 'week', month: 'month' };
const nobody = -Infinity;

/** Cooldowns and limits of a model's event rules while events pass by in time order. */
export class Tally {
  /** Why the last event asked about did not count. */
  refusal: 'limit' | 'cooldown' = 'limit';
  private readonly cooldown: Float64Array;
  /** −1 = no limit. */
  private readonly first: Int32Array;
  private readonly unit: (CalendarUnit | null)[];
  /** 0 = a lifetime, 1 = a day, 2 = anything else. */
  private readonly per: Uint8Array;
  /** Rules that have a limit or a cooldown. */
  private readonly used: Uint16Array;
  private readonly last: Float64Array;
  private readonly bucket: Int32Array;
  private readonly inBucket: Int32Array;

  constructor(
    rules: readonly EventRule[],
    private readonly calendar: Calendar,
  ) {
    this.cooldown = Float64Array.from(rules, (rule) => rule.cooldown);
    this.first = Int32Array.from(rules, (rule) => rule.limit?.first ?? -1);
    this.unit = rules.map((rule) => (rule.limit ? (units[rule.limit.per] ?? null) : null));
    this.per = Uint8Array.from(this.unit, (unit) => (unit === null ? 0 : unit === 'day' ? 1 : 2));
    this.used = Uint16Array.from(rules.flatMap((rule, r) => (rule.limit !== null || rule.cooldown > 0 ? [r] : [])));
    this.last = new Float64Array(rules.length);
    this.bucket = new Int32Array(rules.length);
    this.inBucket = new Int32Array(rules.length);
    this.clear();
  }

  clear(): void {
    const { used, last, bucket, inBucket } = this;
    for (let index = 0; index < used.length; index += 1) {
      const r = used[index];
      last[r] = nobody;
      // Nothing is counted in any bucket, so which one it is does not matter.
      bucket[r] = inBucket[r] = 0;
    }
  }

  /** Does the next event that matches rule `r` count? */
  counts(r: number, time: number): boolean {
    if (time - this.last[r] < this.cooldown[r]) {
      this.refusal = 'cooldown';
      return false;
    }
    const most = this.first[r];
    if (most >= 0) {
      const per = this.per[r];
      const bucket = per === 0 ? 0 : per === 1 ? this.calendar.dayOf(time) : this.calendar.unitOf(this.unit[r]!, time);
      if (bucket !== this.bucket[r]) {
        this.bucket[r] = bucket;
        this.inBucket[r] = 0;
      }
      if (this.inBucket[r] >= most) {
        this.refusal = 'limit';
        return false;
      }
      this.inBucket[r] += 1;
    }
    this.last[r] = time;
    return true;
  }
}
