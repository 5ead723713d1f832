import { classifyEvent, type Classifier, type EventFact } from '@heatline/scoring-engine';
import type { ClassCatalog } from './class-catalog';

/**
 * Sets of criteria met in one batch, numbered in the order in which they were met. A number becomes a class id once all of
 * them are interned: one look-up a set, not one an event.
 */
export class ClassSets {
  readonly sets: number[][] = [];
  private readonly numbers = new Map<string, number>();
  /** Types of which nothing but the type matters always have the same set. */
  private readonly ofType = new Map<string, number>();
  private classIds: number[] = [];

  constructor(private readonly classifier: Classifier) {}

  ofEvent(event: EventFact): number {
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

  /** After all sets have been interned. */
  resolve(catalog: ClassCatalog): void {
    this.classIds = this.sets.map((set) => catalog.classIdOf(set)!);
  }

  classId(number: number): number {
    return this.classIds[number]!;
  }
}
