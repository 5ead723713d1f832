import { type CallContext, type Condition, matchEverybody, matchLeads } from '@heatline/contracts';
import { Bus } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { KeptAMinute } from './kept-a-minute';
import { LeadIds } from './lead-ids';

/** A condition as one person means it. */
export interface Meant {
  condition: Condition;
  me: string | null;
  context: CallContext;
}

/** Leads that scoring is asked about in one call. */
const perCall = 2_000;
/** Of all sets together: those of a dozen filters on a million leads. */
const mostBytes = 64 * 1024 * 1024;

/** Who satisfies what only the engine can tell. */
@Injectable()
export class EngineMatches {
  private readonly sets = new KeptAMinute<LeadIds>(mostBytes, ({ bytes }) => bytes.length);

  constructor(private readonly bus: Bus) {}

  /** Those of these leads who satisfy it now; `ready`: it was quick. */
  async among(
    { condition, me, context }: Meant,
    leadIds: string[],
  ): Promise<{ matching: Set<string>; ready: boolean }> {
    const matching = new Set<string>();
    let ready = true;
    for (let from = 0; from < leadIds.length; from += perCall) {
      const request = { condition, leadIds: leadIds.slice(from, from + perCall), ...(me && { memberId: me }) };
      const answer = await this.bus.ask(matchLeads, request, context);
      for (const leadId of answer.leadIds) matching.add(leadId);
      ready &&= answer.ready;
    }
    return { matching, ready };
  }

  /** The same as a set. */
  async setAmong(meant: Meant, ids: LeadIds): Promise<LeadIds> {
    return LeadIds.of((await this.among(meant, ids.slice(0, ids.size))).matching);
  }

  /** Everybody who satisfied it at some time within the last minute, if that has been found out. */
  known(meant: Meant): Promise<LeadIds> | undefined {
    return this.sets.get(keyOf(meant));
  }

  /**
   * The same, found out by one pass over all leads if need be.
   * @throws Refusal `condition_not_ready` {runId} while events are read for it
   */
  everybody(meant: Meant): Promise<LeadIds> {
    return this.sets.make(keyOf(meant), () => this.pass(meant));
  }

  /** Everybody who satisfies it now. */
  everybodyNow(meant: Meant): Promise<LeadIds> {
    return this.sets.renew(keyOf(meant), () => this.pass(meant));
  }

  private async pass({ condition, me, context }: Meant): Promise<LeadIds> {
    const parts: Buffer[] = [];
    let further: { after?: string; asOf?: number } = {};
    for (;;) {
      const request = { condition, ...(me && { memberId: me }), ...further };
      const { packed, next, asOf } = await this.bus.ask(matchEverybody, request, context);
      parts.push(Buffer.from(packed, 'base64'));
      if (next === null) return LeadIds.packed(Buffer.concat(parts));
      further = { after: next, asOf };
    }
  }
}

/** "Me" is part of it only where somebody says it: most filters are the same for all. */
const keyOf = ({ condition, me, context }: Meant): string => {
  const text = JSON.stringify(condition);
  const mine = text.includes('"me"') || text.includes('"watched"');
  return `${context.workspaceId} ${mine ? me : ''} ${text}`;
};
