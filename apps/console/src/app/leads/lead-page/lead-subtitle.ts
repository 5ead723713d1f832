import type { Lead } from '@heatline/contracts';

const text = (lead: Pick<Lead, 'attributes'>, ...keys: string[]): string => {
  const key = keys.find(
    (candidate) => typeof lead.attributes[candidate] === 'string' && lead.attributes[candidate] !== '',
  );
  return key ? String(lead.attributes[key]) : '';
};

/** What stands beside the company of a lead: "VP Operations at" before it, "Oslo, Norway" after it, as far as it is known. */
export function leadSubtitle(lead: Pick<Lead, 'attributes' | 'account'>): {
  before: string;
  after: string;
  company: string;
} {
  const title = text(lead, 'jobTitle', 'title', 'role');
  const company = lead.account?.name || text(lead, 'company') || lead.account?.domain || '';
  const after = text(lead, 'location') || [text(lead, 'city'), text(lead, 'country')].filter(Boolean).join(', ');
  return { before: title && company ? `${title} at` : title, company, after };
}
