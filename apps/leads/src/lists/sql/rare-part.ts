const partLength = 5;
/** Of fewer texts nobody can say what is rare. */
const leastTexts = 200;
/** A part is rare when one of its trigrams is in at most this share of the texts. */
const rareShare = 0.01;
const runs = /[a-z0-9]{3,}/g;

/** How many texts of a sample have each trigram within a word, as a trigram index (pg_trgm) takes them. */
export class TrigramSample {
  private readonly counts = new Map<string, number>();
  private readonly size: number;

  /** @param texts as `searchTextOf` makes them */
  constructor(texts: readonly string[]) {
    this.size = texts.length;
    for (const text of texts) {
      const words = text.match(runs) ?? [];
      for (const trigram of new Set(words.flatMap(trigramsOf)))
        this.counts.set(trigram, (this.counts.get(trigram) ?? 0) + 1);
    }
  }

  /**
   * Few letters of a text that few others have: an index finds these at once, where it reads long lists for the letters that nearly all
   * have (`company`, `example`). undefined = no part stands out.
   */
  rarePart(text: string): string | undefined {
    if (this.size < leastTexts) return undefined;
    let rarest: { part: string; cost: number } | undefined;
    for (const part of partsOf(text)) {
      const counts = trigramsOf(part).map((trigram) => this.counts.get(trigram) ?? 0);
      const cost = counts.reduce((sum, count) => sum + count);
      if (Math.min(...counts) > rareShare * this.size) continue;
      if (!rarest || cost < rarest.cost) rarest = { part, cost };
    }
    return rarest?.part;
  }
}

const partsOf = (text: string): string[] => (text.match(runs) ?? []).flatMap((run) => windows(run, partLength));
const trigramsOf = (word: string): string[] => windows(word, 3);

const windows = (text: string, length: number): string[] =>
  Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length));
