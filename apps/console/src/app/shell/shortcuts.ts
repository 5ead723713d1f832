import { places } from './places';

export type Shortcut =
  | { readonly kind: 'search' }
  | { readonly kind: 'help' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'go'; readonly path: string };

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Two strokes belong together when they follow within this time. */
const sequenceMs = 1_200;

/** Reads shortcuts out of key strokes: Ctrl K or /, ?, Z, and G then a letter. Typing into a field only heeds Ctrl K. */
export function shortcutReader() {
  let goAt = -Infinity;
  return (key: Key, typing: boolean, nowMs: number): Shortcut | null => {
    if ((key.ctrlKey || key.metaKey) && key.key.toLowerCase() === 'k') return { kind: 'search' };
    if (typing || key.ctrlKey || key.metaKey || key.altKey) return null;
    const second = nowMs - goAt < sequenceMs;
    goAt = -Infinity;
    if (second) {
      const place = places.find((candidate) => candidate.key === key.key.toLowerCase());
      if (place) return { kind: 'go', path: place.path };
    }
    if (key.key === 'g') goAt = nowMs;
    if (key.key === '/') return { kind: 'search' };
    if (key.key === 'z') return { kind: 'undo' };
    return key.key === '?' ? { kind: 'help' } : null;
  };
}
