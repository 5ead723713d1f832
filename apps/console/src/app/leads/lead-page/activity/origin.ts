import type { Lead } from '@heatline/contracts';
import { aliasesOf } from '../../lead-name';

/** By what a lead was known before it was merged into this one; null: it is this one. */
export function originOf(lead: Pick<Lead, 'leadId' | 'aliasList'>, leadId: string): string | null {
  if (leadId === lead.leadId) return null;
  const own = Object.groupBy(
    lead.aliasList.filter((alias) => alias.leadId === leadId),
    ({ type }) => type,
  );
  const [best] = aliasesOf(
    Object.fromEntries(Object.entries(own).map(([type, aliases]) => [type, aliases.map(({ value }) => value)])),
  );
  return best?.value ?? 'a lead that was merged into this one';
}
