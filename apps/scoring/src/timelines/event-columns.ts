import type { Timeline } from '@heatline/scoring-engine';

const firstCapacity = 1 << 15;
/** An event's id as numbers, in the order in which its bytes compare. */
const keyWords = 4;

/** The events of some leads as columns of numbers: twenty million events are no objects. */
export class EventColumns {
  private count = 0;
  private capacity = firstCapacity;
  private lead = new Uint32Array(this.capacity);
  private set = new Uint32Array(this.capacity);
  /** Seconds since 1970. */
  private time = new Float64Array(this.capacity);
  private key = new Uint32Array(this.capacity * keyWords);

  /** `lead` and `set` are numbers of the caller's own; the event's id are the 16 bytes at `at`. */
  add(lead: number, time: number, set: number, bytes: Buffer, at: number): void {
    if (this.count === this.capacity) this.grow();
    const i = this.count++;
    this.lead[i] = lead;
    this.time[i] = time;
    this.set[i] = set;
    for (let word = 0; word < keyWords; word++) this.key[i * keyWords + word] = bytes.readUInt32BE(at + word * 4);
  }

  /**
   * One timeline a lead, of leads 0 to `leads` − 1: in time order, the events of one second by their ids. They come nearly sorted, so
   * this is nearly free.
   */
  timelines(leads: number, classOf: (set: number) => number): Timeline[] {
    const { byLead, ends } = this.byLead(leads);
    const words = new Uint32Array(this.count * 2);
    const timelines: Timeline[] = [];
    for (let lead = 0, from = 0; lead < leads; lead++) {
      const to = ends[lead]!;
      this.sort(byLead.subarray(from, to));
      for (let i = from; i < to; i++) {
        words[i * 2] = this.time[byLead[i]!]!;
        words[i * 2 + 1] = classOf(this.set[byLead[i]!]!);
      }
      timelines.push({ words, from: from * 2, to: to * 2 });
      from = to;
    }
    return timelines;
  }

  /** Positions in the columns, lead by lead, each lead's in the order in which they came; where each lead's end. */
  private byLead(leads: number): { byLead: Uint32Array; ends: Uint32Array } {
    const ends = new Uint32Array(leads);
    for (let i = 0; i < this.count; i++) ends[this.lead[i]!]!++;
    for (let lead = 0, total = 0; lead < leads; lead++) {
      const own = ends[lead]!;
      ends[lead] = total;
      total += own;
    }
    const byLead = new Uint32Array(this.count);
    // Each start moves to its end meanwhile.
    for (let i = 0; i < this.count; i++) byLead[ends[this.lead[i]!]!++] = i;
    return { byLead, ends };
  }

  private sort(positions: Uint32Array): void {
    for (let i = 1; i < positions.length; i++) {
      if (this.compare(positions[i - 1]!, positions[i]!) > 0) {
        positions.sort((a, b) => this.compare(a, b));
        return;
      }
    }
  }

  private compare(a: number, b: number): number {
    const between = this.time[a]! - this.time[b]!;
    if (between !== 0) return between;
    for (let word = 0; word < keyWords; word++) {
      const difference = this.key[a * keyWords + word]! - this.key[b * keyWords + word]!;
      if (difference !== 0) return difference;
    }
    return 0;
  }

  private grow(): void {
    this.capacity *= 2;
    const wider = <Column extends Uint32Array | Float64Array>(column: Column, to: Column): Column => {
      to.set(column);
      return to;
    };
    this.lead = wider(this.lead, new Uint32Array(this.capacity));
    this.set = wider(this.set, new Uint32Array(this.capacity));
    this.time = wider(this.time, new Float64Array(this.capacity));
    this.key = wider(this.key, new Uint32Array(this.capacity * keyWords));
  }
}
