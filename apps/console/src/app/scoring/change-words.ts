import type { DefinitionChange } from '@heatline/contracts';
import { datesInWords } from '../date-words';

/** A change of a definition with its dates as people read them; those in the name of what was changed belong to the name. */
export function withDates<Change extends DefinitionChange>(change: Change): Change {
  const { name, words, details } = change;
  const at = words.indexOf(name);
  const named = at < 0 ? 0 : at + name.length;
  const dated = (text: string | null) => text && datesInWords(text);
  return {
    ...change,
    words: words.slice(0, named) + datesInWords(words.slice(named)),
    details: details.map(({ what, from, to }) => ({ what, from: dated(from), to: dated(to) })),
  };
}
