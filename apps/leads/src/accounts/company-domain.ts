import { getDomain } from 'tldts';
import { normalDomain } from '../aliases/email';
import { freeMailDomains } from './free-mail-domains';

/**
 * The domain by which a company is known: what somebody registered (`example.co.uk`), whatever stands before it.
 * @param host a host name in any script
 * @returns null for what names no company: a bare suffix, an unknown one, an address in numbers, a mailbox provider
 */
export function companyDomain(host: string): string | null {
  const domain = registrableDomain(host);
  return domain === null || freeMailDomains.has(domain) || freeMailDomains.has(host.toLowerCase()) ? null : domain;
}

export function registrableDomain(host: string): string | null {
  const normal = normalDomain(host.replace(/\.$/, ''));
  // Without private suffixes: a.github.io and b.github.io would otherwise be two companies.
  return normal === null ? null : getDomain(normal, { allowPrivateDomains: false, validateHostname: true });
}
