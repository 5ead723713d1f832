import { domainToASCII } from 'node:url';

// Letters, marks and digits of any script, and the punctuation of RFC 5322 atoms; quoted local parts are not taken.
const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The form by which addresses are compared: without the space around it, lower case, the domain in ASCII. The part before
 * the @ is compared without case as well, though its server might tell Ada@ from ada@: people do not.
 * @returns null for what is no address
 */
export function normalEmail(text: string): string | null {
  // Not trim(): a line break is no typing slip, it is a sign of two things glued together.
  const address = text.replace(/^[ \t]+|[ \t]+$/g, '');
  const at = address.lastIndexOf('@');
  if (at < 1 || address.length > 254) return null;
  const local = address.slice(0, at);
  const domain = normalDomain(address.slice(at + 1));
  if (domain === null || local.length > 64 || !localPart.test(local)) return null;
  return `${local.normalize('NFC').toLowerCase()}@${domain}`;
}

/** Lower case, in ASCII; null for what is no host name. */
export function normalDomain(text: string): string | null {
  const plain = /^[\p{L}\p{M}\p{N}.-]+$/u.test(text);
  if (!plain) return null;
  const domain = /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : domainToASCII(text);
  return domain.length > 0 && domain.length <= 253 && domain.split('.').every((part) => label.test(part))
    ? domain
    : null;
}

export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1);
