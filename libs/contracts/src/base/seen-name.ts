/**
 * What leaves no mark on a page: spaces of every kind, control and format characters, what Unicode lets a font ignore (fillers of
 * Hangul, joiners, selectors of variants), and the empty pattern of Braille.
 */
const withMark = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Nobody sees anything of it. */
export const isBlank = (text: string): boolean => !withMark.test(text);

/** A name as it is shown; null where there is nothing to see, so that something else stands in its place. */
export const seenName = (name: string | null | undefined): string | null =>
  name == null || isBlank(name) ? null : name.trim();
