import { isBlank } from '@heatline/contracts';

/** What no keyboard of somebody who looks for it may have, by how they type it. */
const typed: Record<string, string> = { ł: 'l', ß: 'ss', '‘': "'", '’': "'", '‛': "'", ʼ: "'", '′': "'", '`': "'" };

/** As names are ordered and searched: without accents, without case, with plain apostrophes. */
export const searchable = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łß‘’‛ʼ′`]/gu, (letter) => typed[letter]!);

/** Long enough to tell people apart, short enough for an index. A blank name is kept as it was given, and stands where no name is. */
export const orderOf = (name: string | null): string | null =>
  name === null || isBlank(name) ? null : searchable(name).slice(0, 100);

/**
 * What search looks through for one lead: its name, its addresses and their domains, each on a line that begins with a
 * space, so that the beginning of a line is the beginning of a word.
 */
export function searchTextOf(name: string | null, emails: string[]): string {
  const domains = new Set(emails.map((email) => email.slice(email.lastIndexOf('@') + 1)));
  const lines = [...(name ? [name] : []), ...emails, ...domains];
  return lines
    .map((line) => ` ${searchable(line)}`)
    .join('\n')
    .slice(0, 4_000);
}

/**
 * A LIKE pattern for what contains `q`. One or two letters are looked for where a word begins: within words they would be
 * found nearly everywhere, and a trigram index knows only beginnings of that length.
 */
export function containing(q: string): string {
  const text = searchable(q);
  return /^[a-z0-9]{1,2}$/.test(text) ? `% ${text}%` : `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
