import type { CallContext } from '@heatline/contracts';

/** Who is written down as the author of a change; null = the system. */
export const callerOf = ({ actor }: CallContext): string | null => actor?.id ?? null;
