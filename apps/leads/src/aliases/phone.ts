import { parsePhoneNumberFromString } from 'libphonenumber-js';

const allowed = /^[\d\s().+/-]+(\s*(?:ext\.?|x|;ext=|#)\s*\d{1,8})?$/i;

/**
 * The form by which numbers are compared: E.164 where the number says its country (+47 …, 0047 …). Without one it is the
 * digits alone: guessing a country would make two people one.
 * @returns null for what is no number
 */
export function normalPhone(text: string): string | null {
  const given = text.trim();
  if (!allowed.test(given)) return null;
  const extension = /(?:ext\.?|x|;ext=|#)\s*(\d{1,8})$/i.exec(given)?.[1];
  const number = extension === undefined ? given : given.slice(0, given.search(/\s*(?:ext\.?|x|;ext=|#)\s*\d{1,8}$/i));
  const suffix = extension === undefined ? '' : `;ext=${extension}`;
  const digits = number.replace(/\D/g, '');
  if (digits.length < 5 || digits.length > 15) return null;
  const international = internationalDigits(number, digits);
  if (international === null) return digits + suffix;
  const parsed = parsePhoneNumberFromString(`+${international}`);
  return (parsed?.isPossible() ? parsed.number : `+${international}`) + suffix;
}

/** The digits after + or 00; null if the number does not say its country. */
function internationalDigits(number: string, digits: string): string | null {
  if (number.startsWith('+')) return digits;
  return /^0[\s().-]*0/.test(number) ? digits.slice(2) : null;
}
