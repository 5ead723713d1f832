import type { EventDraft } from '@heatline/contracts';
import { uniqueNumber } from './unique';

/** An event as programs send it: somebody opened a mail at a fixed time, under a key of its own. */
export function anEvent(given: Partial<EventDraft> = {}): EventDraft {
  const number = uniqueNumber();
  return {
    id: `event-${number}`,
    type: 'email_opened',
    occurredAt: '2026-11-01T09:30:00Z',
    lead: { email: `lead-${number}@example.com` },
    properties: { subject: 'Demo' },
    ...given,
  };
}
