import { Fault } from '@heatline/contracts';

interface Waiting<Item, Outcome> {
  item: Item;
  weight: number;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

/**
 * Lets what arrives while work is under way go together in the next turn. At rest an item goes at once; under load turns grow by
 * themselves, and none begins so soon after the last one that it would carry next to nothing.
 */
export class GroupCommit<Item, Outcome> {
  private readonly waiting: Waiting<Item, Outcome>[] = [];
  private turns = 0;
  private nextAt = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    /** Answers an outcome an item, in their order. */
    private readonly work: (items: Item[]) => Promise<Outcome[]>,
    /** The weight that a turn holds at most, how many turns run at once, and the shortest time between two beginnings. */
    private readonly limits: { weight: number; atOnce: number; everyMs?: number },
  ) {}

  add(item: Item, weight: number): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, weight, resolve, reject });
      void this.turn();
    });
  }

  get idle(): boolean {
    return this.turns === 0 && this.waiting.length === 0;
  }

  private async turn(): Promise<void> {
    if (this.turns >= this.limits.atOnce || this.waiting.length === 0 || this.timer) return;
    const { everyMs = 0 } = this.limits;
    const now = performance.now();
    if (now < this.nextAt) return this.later(this.nextAt - now);
    this.nextAt = now + everyMs;
    this.turns++;
    try {
      await this.run(this.take());
    } finally {
      this.turns--;
      void this.turn();
    }
  }

  private later(ms: number): void {
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.turn();
    }, ms);
  }

  private take(): Waiting<Item, Outcome>[] {
    let weight = 0;
    let count = 0;
    for (const next of this.waiting) {
      if (count > 0 && weight + next.weight > this.limits.weight) break;
      weight += next.weight;
      count++;
    }
    return this.waiting.splice(0, count);
  }

  private async run(items: Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.work(items.map(({ item }) => item));
      items.forEach(({ resolve }, i) => resolve(outcomes[i]!));
    } catch (error) {
      // What is away is away for each of them.
      if (items.length === 1 || error instanceof Fault) return items.forEach(({ reject }) => reject(error));
      // One that cannot be done must not take the others with it: each is tried by itself.
      for (const alone of items) await this.run([alone]);
    }
  }
}
