import { type CallContext, type Condition, matchEverybody, matchLeads, Refusal } from '@heatline/contracts';
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

export interface Matches {
  matching: Set<string>;
  ready: boolean;
  looked: number;
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

  /** Those of these leads who satisfy it now, from the first on; `ready`: it was quick. Else only the `looked` first may have been looked at. */
  async among({ condition, me, context }: Meant, leadIds: string[]): Promise<Matches> {
    const matching = new Set<string>();
    let [looked, ready] = [0, true];
    while (looked < leadIds.length) {
      const asked = leadIds.slice(looked, looked + perCall);
      const answer = await this.bus.ask(
        matchLeads,
        { condition, leadIds: asked, ...(me && { memberId: me }) },
        context,
      );
      for (const leadId of answer.leadIds) matching.add(leadId);
      looked += answer.looked;
      ready &&= answer.ready;
      if (answer.looked < asked.length) break;
    }
    return { matching, ready, looked };
  }

  /**
   * The same as a set of all of them.
   * @throws Refusal `condition_not_ready` {runId} when they have too many events to be read now
   */
  async setAmong(meant: Meant, ids: LeadIds): Promise<LeadIds> {
    const { matching, looked } = await this.among(meant, ids.slice(0, ids.size));
    return looked === ids.size ? LeadIds.of(matching) : this.everybodyNow(meant);
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

  /** Sees to it that timelines will know what it looks for. */
  async learn(meant: Meant): Promise<void> {
    await this.everybody(meant).catch((error: unknown) => {
      if (!isNotReady(error)) throw error;
    });
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

/** Events are read first for something new that was asked. */
export const isNotReady = (error: unknown): boolean => error instanceof Refusal && error.code === 'condition_not_ready';

/** "Me" is part of it only where somebody says it: most filters are the same for all. */
const keyOf = ({ condition, me, context }: Meant): string => {
  const text = JSON.stringify(condition);
  const mine = text.includes('"me"') || text.includes('"watched"');
  return `${context.workspaceId} ${mine ? me : ''} ${text}`;
};
