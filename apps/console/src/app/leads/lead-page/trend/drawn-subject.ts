import type { Signal } from '@angular/core';
import type { Model, ScoreCard } from '@heatline/contracts';
import type { LeadView } from '../lead-view';

export interface DrawnModel {
  readonly title: string;
  readonly model: Model;
  readonly card: ScoreCard;
}

type Range = Pick<LeadView, 'range' | 'since' | 'until'>;

/** Whose course a chart draws: a lead's, or an account's. */
export abstract class DrawnSubject {
  abstract readonly cards: Signal<readonly ScoreCard[]>;
  /** Whose course is drawn: any model with a card may be chosen, else it is the explained one. */
  abstract readonly drawn: Signal<DrawnModel | undefined>;
  abstract readonly view: Signal<Range>;
  abstract readonly revision: Signal<number>;
  /** Where its history is asked for. */
  abstract readonly history: Signal<{ readonly url: string; readonly params: Readonly<Record<string, string>> }>;
  /** Where its conversions are asked for; null: it has none. */
  abstract readonly conversionsUrl: Signal<string | null>;
  abstract look(change: Partial<Range & Pick<LeadView, 'model'>>): void;
}
