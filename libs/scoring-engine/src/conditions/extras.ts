/** What a condition asks of others than the facts; the caller answers from its own rows. */
export interface Extras {
  /** Hundredths; null = never evaluated. */
  score(modelId: string): number | null;
  /** Stable key of the level; null = never evaluated. */
  level(modelId: string): string | null;
  /** Net change in hundredths over the last days; null = not known. */
  scoreChange(modelId: string, days: number): number | null;
  /** Member id; null = nobody. */
  owner: string | null;
  /** Whom "me" means; null = nobody asks. */
  me: string | null;
  watched: boolean;
  /** Account id; null = none. */
  account: string | null;
  inSegment(segmentId: string): boolean;
}

/** For conditions that ask nothing of others. */
export const noExtras: Extras = {
  score: () => null,
  level: () => null,
  scoreChange: () => null,
  owner: null,
  me: null,
  watched: false,
  account: null,
  inSegment: () => false,
};
