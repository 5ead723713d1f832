import { Injectable } from '@nestjs/common';
import { type CallContext, Condition, InvalidRequest, issuesOf, matchLeads } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Bus } from '@heatline/messaging';
import type { Position, Wanted } from './candidates';
import { type Candidate, nextCandidates } from './lead-walk';

/** How many leads scoring is asked about at once. */
const looked = 1_000;
/** After so many looks a page is answered as far as it has come; its cursor goes on from there. */
const mostLooks = 20;

export interface Filtered {
  found: Candidate[];
  /** Where the walk stopped short of a full page and of the end. */
  stoppedAt?: Candidate;
}

/** Lists by a condition: walks them in their order and lets scoring say which leads satisfy it. */
@Injectable()
export class LeadFilter {
  constructor(
    private readonly database: Database,
    private readonly bus: Bus,
  ) {}

  /** @throws InvalidRequest with the paths inside the condition */
  read(text: string): Condition {
    const condition = Condition.safeParse(jsonOf(text));
    if (condition.success) return condition.data;
    throw new InvalidRequest(
      issuesOf(condition.error).map(({ path, message }) => ({ path: path ? `filter.${path}` : 'filter', message })),
    );
  }

  async candidates(
    wanted: Wanted,
    condition: Condition,
    after: Position | undefined,
    limit: number,
    context: CallContext,
  ): Promise<Filtered> {
    const found: Candidate[] = [];
    let position = after;
    for (let look = 0; look < mostLooks; look++) {
      const next = await this.database.inWorkspace(wanted.workspaceId, (tx) =>
        nextCandidates(tx, wanted, position, looked),
      );
      found.push(...(await this.matching(next, condition, wanted, context)));
      if (found.length >= limit || next.length < looked) return { found: found.slice(0, limit) };
      position = next.at(-1);
    }
    return { found, ...(position && { stoppedAt: position }) };
  }

  async count(condition: Condition, wanted: Wanted, context: CallContext): Promise<number> {
    const request = { condition, countOnly: true, ...(wanted.memberId && { memberId: wanted.memberId }) };
    const { count } = await this.bus.ask(matchLeads, request, context);
    return count ?? 0;
  }

  private async matching(
    next: Candidate[],
    condition: Condition,
    wanted: Wanted,
    context: CallContext,
  ): Promise<Candidate[]> {
    if (next.length === 0) return [];
    const { leadIds } = await this.bus.ask(
      matchLeads,
      {
        condition,
        leadIds: next.map(({ leadId }) => leadId),
        limit: looked,
        ...(wanted.memberId && { memberId: wanted.memberId }),
      },
      context,
    );
    const matching = new Set(leadIds);
    return next.filter(({ leadId }) => matching.has(leadId));
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidRequest([{ path: 'filter', message: 'This is not JSON: give a condition, as in {"all":[]}' }]);
  }
}
