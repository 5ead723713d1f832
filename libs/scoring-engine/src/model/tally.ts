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
  private readonly first: Float64Array;
  private readonly unit: (CalendarUnit | null)[];
  /** Rules that have a limit or a cooldown. */
  private readonly used: Uint16Array;
  private readonly last: Float64Array;
  private readonly bucket: Float64Array;
  private readonly inBucket: Float64Array;

  constructor(
    rules: readonly EventRule[],
    private readonly calendar: Calendar,
  ) {
    this.cooldown = Float64Array.from(rules, (rule) => rule.cooldown);
    this.first = Float64Array.from(rules, (rule) => rule.limit?.first ?? Infinity);
    this.unit = rules.map((rule) => (rule.limit ? (units[rule.limit.per] ?? null) : null));
    this.used = Uint16Array.from(rules.flatMap((rule, r) => (rule.limit !== null || rule.cooldown > 0 ? [r] : [])));
    this.last = new Float64Array(rules.length);
    this.bucket = new Float64Array(rules.length);
    this.inBucket = new Float64Array(rules.length);
    this.clear();
  }

  clear(): void {
    const { used, last, bucket, inBucket } = this;
    for (let index = 0; index < used.length; index += 1) {
      const r = used[index];
      last[r] = bucket[r] = nobody;
      inBucket[r] = 0;
    }
  }

  /** Does the next event that matches rule `r` count? */
  counts(r: number, time: number): boolean {
    if (time - this.last[r] < this.cooldown[r]) {
      this.refusal = 'cooldown';
      return false;
    }
    if (this.first[r] !== Infinity) {
      const unit = this.unit[r];
      const bucket = unit === null ? 0 : this.calendar.unitOf(unit, time);
      if (bucket !== this.bucket[r]) {
        this.bucket[r] = bucket;
        this.inBucket[r] = 0;
      }
      if (this.inBucket[r] >= this.first[r]) {
        this.refusal = 'limit';
        return false;
      }
      this.inBucket[r] += 1;
    }
    this.last[r] = time;
    return true;
  }
}
