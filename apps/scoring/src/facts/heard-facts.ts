import type { FactsRecorded } from '@heatline/contracts';

/** What several messages say of one lead, put together. */
export interface HeardLead {
  leadId: string;
  /** Second of the earliest new event; null = no new events. */
  from: number | null;
  attributes: boolean;
}

export interface HeardFacts {
  leads: HeardLead[];
  accountIds: string[];
  /** Everything came from imports. */
  imported: boolean;
}

/** Whatever was said twice, or in another order, comes out the same. */
export function heardFacts(messages: FactsRecorded[]): HeardFacts {
  const leads = new Map<string, HeardLead>();
  for (const { leadId, eventsFrom, attributes } of messages.flatMap((message) => message.leads)) {
    const lead = leads.get(leadId) ?? { leadId, from: null, attributes: false };
    if (eventsFrom !== undefined) {
      const from = Math.floor(Date.parse(eventsFrom) / 1_000);
      lead.from = lead.from === null ? from : Math.min(lead.from, from);
    }
    lead.attributes ||= attributes ?? false;
    leads.set(leadId, lead);
  }
  return {
    leads: [...leads.values()],
    accountIds: [...new Set(messages.flatMap((message) => message.accountIds ?? []))],
    imported: messages.every(({ cause }) => cause === 'import'),
  };
}

/** Messages of merges, of undone ones, and of whatever else there is. */
export const byMerge = <Message extends { payload: FactsRecorded }>(messages: Message[]) =>
  Object.groupBy(messages, ({ payload: { cause } }) => (cause === 'merge' || cause === 'unmerge' ? cause : 'other'));

/** Batches of messages that name at most so many leads together; order is kept. A busy lead may weigh as much as many. */
export function inBatches<Message extends { payload: FactsRecorded }>(
  messages: Message[],
  maxLeads: number,
  weightOf: (leads: FactsRecorded['leads']) => number = (leads) => leads.length,
): Message[][] {
  const batches: Message[][] = [];
  let weight = Infinity;
  for (const message of messages) {
    const more = weightOf(message.payload.leads);
    if (weight + more > maxLeads) {
      batches.push([]);
      weight = 0;
    }
    batches.at(-1)!.push(message);
    weight += more;
  }
  return batches;
}
