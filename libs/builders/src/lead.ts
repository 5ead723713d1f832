import type { LeadDraft } from '@heatline/contracts';
import { uniqueNumber } from './unique';

/** A lead as programs send it, with an address of its own. */
export function aLead(given: Partial<LeadDraft> = {}): LeadDraft {
  const number = uniqueNumber();
  return {
    name: `Lead ${number}`,
    aliases: { email: [`lead-${number}@example.com`] },
    attributes: { jobTitle: 'Engineer', country: 'NO', companySize: 250 },
    ...given,
  };
}
