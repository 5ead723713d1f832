/** Points that are counted in an array; what lies beyond, in a map. Nearly everybody lies within. */
const least = -1_024;
const most = 16_384;

/** How many leads have a score of so many whole points (rounded down). */
export class ScoreCounts {
  private readonly near = new Int32Array(most - least);
  private readonly far = new Map<number, number>();

  add(hundredths: number): void {
    this.addPoints(Math.floor(hundredths / 100), 1);
  }

  addAll(counts: readonly (readonly [points: number, count: number])[]): void {
    for (const [points, count] of counts) this.addPoints(points, count);
  }

  /** Rising; only those that occur. */
  toPairs(): [points: number, count: number][] {
    const pairs: [number, number][] = [];
    this.near.forEach((count, index) => count > 0 && pairs.push([index + least, count]));
    return [...pairs, ...this.far].sort(([a], [b]) => a - b);
  }

  private addPoints(points: number, count: number): void {
    if (points >= least && points < most) this.near[points - least]! += count;
    else this.far.set(points, (this.far.get(points) ?? 0) + count);
  }
}
