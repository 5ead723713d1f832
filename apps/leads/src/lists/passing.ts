import type { EngineMatches, Meant } from './engine-matches';
import type { Candidate, Position } from './sql/walk';

export interface Passing {
  found: Candidate[];
  /** It was quick. */
  ready: boolean;
  /** The last who was looked at, if not all were, because events are being read for something new. */
  cut?: Position | undefined;
}

/** Who of these satisfies the rest too. */
export async function passing(
  engine: EngineMatches,
  rest: Meant | undefined,
  candidates: Candidate[],
): Promise<Passing> {
  if (!rest || candidates.length === 0) return { found: candidates, ready: true };
  const { matching, ready, looked } = await engine.among(rest, idsIn(candidates));
  const found = candidates.filter(({ leadId }) => matching.has(leadId));
  if (looked === candidates.length) return { found, ready };
  await engine.learn(rest);
  return { found, ready, cut: candidates[looked - 1] };
}

export const idsIn = (candidates: Candidate[]): string[] => candidates.map(({ leadId }) => leadId);
