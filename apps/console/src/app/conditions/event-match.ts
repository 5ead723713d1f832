import type { EventMatch } from '@heatline/contracts';

export type EventChoice = 'these' | 'any' | 'startsWith';

export const eventChoiceOf = ({ event }: EventMatch): EventChoice =>
  event === '*' ? 'any' : Array.isArray(event) ? 'these' : 'startsWith';

export function withEventChoice<Match extends EventMatch>(match: Match, choice: EventChoice): Match {
  const event = choice === 'any' ? ('*' as const) : choice === 'these' ? [] : { startsWith: '' };
  return { ...match, event };
}

/** The one type that is looked for; null when there are several, all, or none. */
export const singleType = ({ event }: EventMatch): string | null =>
  Array.isArray(event) && event.length === 1 ? (event[0] ?? null) : null;

/** The same with one field set, or without it. */
export function withPart<Match extends object, Key extends keyof Match>(
  match: Match,
  key: Key,
  value: Match[Key] | undefined,
): Match {
  const { [key]: _, ...rest } = match;
  return (value === undefined ? rest : { ...rest, [key]: value }) as Match;
}
