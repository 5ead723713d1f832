import type { CopiedRow } from '@heatline/database';
import { classifyEvent, type Classifier, type EventFact } from '@heatline/scoring-engine';
import type { ClassCatalog } from './class-catalog';
import { SeenBytes } from './seen-bytes';

/**
 * Sets of criteria that one rulebook's events and profiles were found to satisfy, numbered in the order in which they were met. A number
 * becomes a class id once its set is interned: one look-up a set, not one an event.
 */
export class ClassSets {
  private readonly sets: number[][] = [];
  private readonly numbers = new Map<string, number>();
  /** Types of which nothing but the type matters always have the same set. */
  private readonly ofType = new Map<string, number>();
  private readonly classIds: number[] = [];
  private seen: SeenBytes | undefined;

  constructor(private readonly classifier: Classifier) {}

  /**
   * Of the event whose type, campaign and properties are the next columns of the row. Events are much alike: one that equals an earlier
   * one byte by byte satisfies what that one did, and neither its texts nor its JSON are read.
   */
  ofRow(row: CopiedRow): number {
    this.seen ??= new SeenBytes();
    const [from, to] = row.span(3);
    const known = this.seen.find(row.bytes, from, to);
    if (known !== undefined) return known;
    const type = row.text()!;
    const campaign = row.text();
    const properties = row.text();
    const number = this.ofEvent({
      type,
      campaign,
      properties: properties === null ? null : (JSON.parse(properties) as Record<string, unknown>),
    });
    this.seen.keep(row.bytes, from, to, number);
    return number;
  }

  private ofEvent(event: EventFact): number {
    const known = this.ofType.get(event.type);
    if (known !== undefined) return known;
    const number = this.of(classifyEvent(this.classifier, event));
    // Classifying has found the candidates of this type.
    if (this.classifier.byType.get(event.type)?.every(({ test }) => test === null)) this.ofType.set(event.type, number);
    return number;
  }

  of(criteria: number[]): number {
    const text = criteria.join();
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.sets.push(criteria) - 1;
      this.numbers.set(text, number);
    }
    return number;
  }

  /** The sets that have no class id yet, to be interned. */
  get unresolved(): number[][] {
    return this.sets.slice(this.classIds.length);
  }

  /** After `unresolved` was interned. Sets that another batch has met meanwhile wait for it. */
  resolve(catalog: ClassCatalog): void {
    for (let number = this.classIds.length; number < this.sets.length; number++) {
      const classId = catalog.classIdOf(this.sets[number]!);
      if (classId === undefined) return;
      this.classIds.push(classId);
    }
  }

  classId(number: number): number {
    return this.classIds[number]!;
  }
}
