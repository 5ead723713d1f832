/** The keys of a table of what is known, in its order. */
export const keysOf = <Key extends string>(known: Readonly<Record<Key, unknown>>): Key[] => Object.keys(known) as Key[];

/** The one among what is known that a text from outside names. */
export const oneOf = <Known extends string>(known: readonly Known[], text: unknown): Known | undefined =>
  known.find((one) => one === text);

/** What a text from outside says that nobody knows; null: it says nothing, or something known. */
export const strangeIn = (known: readonly string[], text: string | undefined): string | null =>
  text && !known.includes(text) ? text : null;
