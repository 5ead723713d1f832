import type { Condition } from '@heatline/contracts';
import type { BulkParts } from '../threads/bulk-job';
import { Matcher, textOf } from './matcher';

/** Leads in the order of ids, after one of them, so many. */
export interface RangeToMatch {
  workspaceId: string;
  condition: Condition;
  memberId?: string | undefined;
  after: string | null;
  limit: number;
  /** T, seconds since 1970. */
  asOf: number;
}

export interface MatchedRange {
  /** Sixteen bytes each, ascending. */
  packed: Uint8Array;
  /** The last lead looked at, if there may be more. */
  next: string | null;
}

/** Looks at a range of leads, along the key. */
export function matchRange(
  { database, rulebooks, classes }: Omit<BulkParts, 'outbox'>,
  { workspaceId, after, limit, ...asked }: RangeToMatch,
): Promise<MatchedRange> {
  return database.inWorkspace(workspaceId, async (tx) => {
    const matcher = await Matcher.of(tx, await rulebooks.hold(tx), classes, asked);
    let looked = 0;
    const last = Buffer.alloc(16);
    const packed = await matcher.among({ after, limit }, (leadId) => {
      looked += 1;
      leadId.copy(last);
    });
    return { packed, next: looked < limit ? null : textOf(last) };
  });
}
