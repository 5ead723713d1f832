/** About how wide a text of a chart is, in px: Inter at 11 px with figures of one width. */
export function textWidth(text: string): number {
  return [...text].reduce((width, letter) => width + widthOf(letter), 0);
}

/** The text, or as much of it as fits, with an ellipsis; nothing where not even a letter would stand before it. */
export function shortenedTo(text: string, px: number): string {
  if (textWidth(text) <= px) return text;
  const letters = [...text];
  while (letters.length && textWidth(`${letters.join('')}…`) > px) letters.pop();
  return letters.length ? `${letters.join('').trimEnd()}…` : '';
}

function widthOf(letter: string): number {
  if (/[ .,:;'|ijltf()]/.test(letter)) return 3.6;
  if (/[mwMW@%…]/.test(letter)) return 10;
  if (/[A-Z0-9]/.test(letter)) return 7.2;
  // What is not of the Latin alphabet may be as wide as high.
  return letter > '\u2fff' ? 11 : 6.4;
}
