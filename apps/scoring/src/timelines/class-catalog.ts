import type { Catalog } from '@heatline/scoring-engine';

export interface CriterionRow {
  criterion_id: number;
  key: string;
}

export interface ClassRow {
  class_id: number;
  criteria: number[];
}

/** What a workspace has interned, in memory. It only ever grows: a class keeps its meaning for ever. */
export class ClassCatalog implements Catalog {
  private readonly criteria: Map<string, number>;
  private readonly classes: number[][] = [[]];
  private readonly classIds = new Map<string, number>([['', 0]]);
  /** The greatest class id known here. */
  newest = 0;

  constructor(criteria: CriterionRow[], classes: ClassRow[]) {
    this.criteria = new Map(criteria.map(({ key, criterion_id }) => [key, criterion_id]));
    this.learn(classes);
  }

  criterionId(key: string): number | undefined {
    return this.criteria.get(key);
  }

  criteriaOfClass(classId: number): number[] | undefined {
    return this.classes[classId];
  }

  /** undefined = nobody has met this set yet: intern it. */
  classIdOf(criteria: readonly number[]): number | undefined {
    return this.classIds.get(criteria.join());
  }

  learn(classes: ClassRow[]): void {
    for (const { class_id, criteria } of classes) {
      this.classes[class_id] = criteria;
      this.classIds.set(criteria.join(), class_id);
      this.newest = Math.max(this.newest, class_id);
    }
  }
}
