import type { Criterion } from './criterion';

/** What a workspace has interned: criteria as small numbers, sets of satisfied criteria as class ids. */
export interface Catalog {
  /** undefined = no event or profile has been read for this criterion yet. */
  criterionId(key: string): number | undefined;
  /** The criteria that entries of a class satisfy; undefined = no such class. */
  criteriaOfClass(classId: number): ArrayLike<number> | undefined;
}

/** A catalog that interns by itself: tests, simulations on a sample, measurements. The service keeps its own in tables. */
export class MemoryCatalog implements Catalog {
  readonly criteria: { id: number; criterion: Criterion }[] = [];
  private readonly ids = new Map<string, number>();
  private readonly classes: number[][] = [];
  private readonly classIds = new Map<string, number>();

  constructor(criteria: readonly Criterion[] = []) {
    // Class 0 is the empty one: an event that nobody looks for, a profile of which nothing is known.
    this.classOf([]);
    this.add(criteria);
  }

  add(criteria: readonly Criterion[]): void {
    for (const criterion of criteria) {
      if (this.ids.has(criterion.key)) continue;
      this.ids.set(criterion.key, this.criteria.length);
      this.criteria.push({ id: this.criteria.length, criterion });
    }
  }

  criterionId(key: string): number | undefined {
    return this.ids.get(key);
  }

  criteriaOfClass(classId: number): ArrayLike<number> | undefined {
    return this.classes[classId];
  }

  /** The class of a sorted set of criterion ids. */
  classOf(criterionIds: readonly number[]): number {
    const text = criterionIds.join(',');
    let found = this.classIds.get(text);
    if (found === undefined) {
      found = this.classes.length;
      this.classes.push([...criterionIds]);
      this.classIds.set(text, found);
    }
    return found;
  }
}
