import { Injectable, signal } from '@angular/core';

/** Somebody whom a draft is tried on. */
export interface Subject {
  readonly id: string;
  readonly name: string;
}

const mostSubjects = 3;

/** Whom the member chose to try drafts on, in any model, until the console is closed; null = nobody yet, and the last active ones are taken. */
@Injectable({ providedIn: 'root' })
export class ChosenToTry {
  readonly leads = signal<readonly Subject[] | null>(null);
  /** The same for models of accounts. */
  readonly accounts = signal<readonly Subject[] | null>(null);
}

/** The new one first; the oldest choice makes room. */
export const withSubject = (subjects: readonly Subject[], added: Subject): Subject[] =>
  [added, ...subjects.filter(({ id }) => id !== added.id)].slice(0, mostSubjects);
