import { keptSimulatedLeads, type SimulationWay } from '@heatline/contracts';

/** A lead under both definitions: hundredths, indexes of levels (null and −1 = none before). */
export type Mover = [leadId: string, before: number | null, after: number, beforeLevel: number, afterLevel: number];

const changeOf = ([, before, after]: Mover): number => after - (before ?? 0);

/** What puts a lead at the head of each list. */
const sizeOf: Record<SimulationWay, (mover: Mover) => number> = {
  up: changeOf,
  down: (mover) => -changeOf(mover),
  enters: ([, , after]) => after,
  leaves: ([, before]) => before ?? 0,
};

/** The leads with the greatest sizes of a stream; of equal ones those with the smallest ids, so that any cut gives the same list. */
export class Foremost {
  private kept: Mover[] = [];
  /** Of the last one that would be kept now. */
  private least = -Infinity;
  private lastId = '';

  constructor(
    private readonly way: SimulationWay,
    private readonly limit = keptSimulatedLeads,
  ) {}

  /** Whether a lead of this size may be among them: asked before a mover is made. A draft often moves half of all leads equally far. */
  wants(size: number, id: () => string): boolean {
    return size > this.least || (size === this.least && id() < this.lastId);
  }

  add(mover: Mover): void {
    this.kept.push(mover);
    if (this.kept.length >= 2 * this.limit) this.cut();
  }

  /** Greatest first. */
  list(): Mover[] {
    this.cut();
    return this.kept;
  }

  private cut(): void {
    const size = sizeOf[this.way];
    this.kept.sort((a, b) => size(b) - size(a) || (a[0] < b[0] ? -1 : 1)).splice(this.limit);
    const last = this.kept[this.limit - 1];
    if (last) [this.least, this.lastId] = [size(last), last[0]];
  }
}
