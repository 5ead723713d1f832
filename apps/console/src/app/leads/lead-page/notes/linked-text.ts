export interface TextPart {
  readonly text: string;
  /** Where it leads; null: plain text. */
  readonly href: string | null;
}

const address = /https?:\/\/[^\s<>"'`]+/giu;
/** Ends a sentence, not an address. */
const after = /[.,;:!?)\]}]+$/u;

/** Plain text with its web addresses told apart. The parts, one after another, are the text. */
export function linkedText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const match of text.matchAll(address)) {
    const found = match[0].replace(after, '');
    if (!isWebAddress(found)) continue;
    if (match.index > done) parts.push({ text: text.slice(done, match.index), href: null });
    parts.push({ text: found, href: found });
    done = match.index + found.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done), href: null });
  return parts;
}

function isWebAddress(text: string): boolean {
  try {
    const { protocol, hostname } = new URL(text);
    return (protocol === 'https:' || protocol === 'http:') && hostname !== '';
  } catch {
    return false;
  }
}
