import type { Lead } from '@heatline/contracts';

const text = (lead: Lead, ...keys: string[]): string => {
  const key = keys.find(
    (candidate) => typeof lead.attributes[candidate] === 'string' && lead.attributes[candidate] !== '',
  );
  return key ? String(lead.attributes[key]) : '';
};

/** "VP Operations at Haldane Freight · Oslo, Norway", as far as it is known. */
export function leadSubtitle(lead: Lead): string {
  const title = text(lead, 'jobTitle', 'title', 'role');
  const company = lead.account?.name || text(lead, 'company') || lead.account?.domain || '';
  const place = text(lead, 'location') || [text(lead, 'city'), text(lead, 'country')].filter(Boolean).join(', ');
  const who = title && company ? `${title} at ${company}` : title || company;
  return [who, place].filter(Boolean).join(' · ');
}
