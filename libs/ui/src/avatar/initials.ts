/** Up to two letters: of the first and last word of a name, or of the first letter of an address. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const parts = words.length > 1 ? [words[0], words.at(-1)] : words;
  return parts
    .map((word) => [...(word ?? '')].find((letter) => /\p{L}|\p{N}/u.test(letter)) ?? '')
    .join('')
    .toLocaleUpperCase('en');
}
