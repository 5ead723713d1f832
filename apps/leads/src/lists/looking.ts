import type { Pace } from './pace';
import type { Passing } from './passing';
import type { Candidate, Position } from './sql/walk';
import type { Walker } from './sql/walker';

export interface Found {
  found: Candidate[];
  /** Where the search stopped short of a full page and of the end. */
  stoppedAt?: Position;
}

/** A page that is looked for along a list, some leads at a time. */
export class Looking {
  private readonly found: Candidate[] = [];
  private looked = 0;
  private mostLooks: number;
  private cut: Position | undefined;

  /** @param look at the next leads of the walk: who of them passes */
  constructor(
    private readonly walker: Walker,
    private readonly limit: number,
    private readonly pace: Pace,
    private readonly look: (rows: number) => Promise<Passing>,
  ) {
    this.mostLooks = pace.mostLooks;
  }

  /** The page, if so many pass that it is full soon. */
  async soon(): Promise<Found | undefined> {
    const { firstLook, soon } = this.pace;
    if (await this.isFullAfter(firstLook)) return this.page();
    while (this.looked < soon && this.ahead <= soon) {
      if (await this.isFullAfter(Math.max(this.ahead, firstLook))) return this.page();
    }
    return undefined;
  }

  /** The page, if it would not take longer than to find everybody. */
  async further(): Promise<Found | undefined> {
    const { leastLooks, nextLook } = this.pace;
    while (this.looked < this.mostLooks && this.isPromising) {
      const rows = this.looked < leastLooks ? leastLooks : nextLook;
      if (await this.isFullAfter(Math.min(rows, this.mostLooks - this.looked))) return this.page();
    }
    return undefined;
  }

  /** Of a full page that was far to look for: who was found, and some more in case not all of them belong there later. */
  get far(): Candidate[] | undefined {
    const { found, limit, looked, pace } = this;
    return looked > pace.soon && found.length >= limit ? found.slice(0, 2 * limit) : undefined;
  }

  /** As far as it has come; the next page goes on from there. */
  soFar(): Found {
    const { found, limit } = this;
    const { at } = this.walker;
    return { found: found.slice(0, limit), ...(found.length <= limit && at && { stoppedAt: at }) };
  }

  private async isFullAfter(rows: number): Promise<boolean> {
    const { found, ready, cut } = await this.look(rows);
    this.looked += rows;
    if (!ready) this.mostLooks = this.pace.mostSlowLooks;
    this.found.push(...found);
    this.cut = cut;
    return cut !== undefined || this.walker.ended || this.found.length >= this.limit;
  }

  private page(): Found {
    const { found, limit, cut } = this;
    return { found: found.slice(0, limit), ...(cut && found.length < limit && { stoppedAt: cut }) };
  }

  /** How many leads have to be looked at for a full page, by what passed so far. */
  private get ahead(): number {
    return Math.ceil((1.3 * (this.limit - this.found.length) * this.looked) / Math.max(this.found.length, 0.5));
  }

  private get isPromising(): boolean {
    const { leastLooks, mostLooks } = this.pace;
    return this.looked < leastLooks || this.looked + this.ahead <= mostLooks || this.mostLooks < mostLooks;
  }
}
