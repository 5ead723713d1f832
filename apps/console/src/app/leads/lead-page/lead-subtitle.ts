import { type Lead, seenName } from '@heatline/contracts';

const text = ({ attributes }: Pick<Lead, 'attributes'>, key: string): string => {
  const value = attributes[key];
  return typeof value === 'string' ? value : '';
};

/** What stands beside the company of a lead: "VP Operations at" before it, "Oslo, Norway" after it, as far as it is known. */
export function leadSubtitle(lead: Pick<Lead, 'attributes' | 'account'>): {
  before: string;
  after: string;
  company: string;
} {
  const title = text(lead, 'jobTitle');
  const company = seenName(lead.account?.name) || text(lead, 'company') || lead.account?.domain || '';
  const after = text(lead, 'location') || [text(lead, 'city'), text(lead, 'country')].filter(Boolean).join(', ');
  return { before: title && company ? `${title} at` : title, company, after };
}
