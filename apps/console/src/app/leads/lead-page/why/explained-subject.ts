import type { Signal } from '@angular/core';
import type { ScoreCard } from '@heatline/contracts';

/** Whose score a card explains: a lead's, or an account's. */
export abstract class ExplainedSubject {
  /** Its address, below which its scores are updated, adjusted and reset. */
  abstract readonly url: Signal<string>;
  /** The address below which its explanations are asked for. */
  abstract readonly scoreUrl: Signal<string>;
  /** The instant of the ledger; null: when the score was calculated. */
  abstract readonly view: Signal<{ readonly asOf: string | null }>;
  /** Moves on whenever facts or scores changed: what depends on them reads anew. */
  abstract readonly revision: Signal<number>;
  abstract readonly mayEdit: Signal<boolean>;
  /** What a reset takes from a score is more than a rep decides. */
  abstract readonly mayReset: Signal<boolean>;
  abstract updateScore(modelId: string): Promise<ScoreCard>;
  /** Shows what the server answered, without asking again. */
  abstract acceptCard(card: ScoreCard): void;
  abstract reload(): void;
}
