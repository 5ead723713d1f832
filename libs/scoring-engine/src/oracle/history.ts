/** Raw facts as they were sent: what the oracle reads, and what the engine gets packed. Times are seconds since 1970. */
export interface RawEvent {
  key: string;
  type: string;
  time: number;
  properties: Record<string, unknown>;
  campaign: string | null;
}

/** In the order in which they hold: of two in one second the later one. null = taken away. */
export interface RawChange {
  attribute: string;
  account: boolean;
  at: number;
  value: unknown;
}

export interface RawHistory {
  events: RawEvent[];
  changes: RawChange[];
  adjustments: { id: string; points: number; reason: string; createdAt: number; expiresAt: number | null }[];
  resets: { id: string; at: number }[];
  createdAt: number;
}
