export type Details = Record<string, unknown>;

/** For people: what is, where, and what to do. It has to be whole without details, too. */
export type Sentence = string | ((details: Details) => string);

/** By the refusal's code: what it is in HTTP, and what people read. */
export type Refusals = Record<string, readonly [status: number, sentence: Sentence]>;

export const sentenceOf = (sentence: Sentence, details: Details): string =>
  typeof sentence === 'string' ? sentence : sentence(details);

/** A refusal's instant as the end of a sentence about it; nothing without one. */
export const onDayOf = (instant: unknown): string =>
  typeof instant === 'string'
    ? ` on ${new Date(instant).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })}`
    : '';

/** The same to the minute. */
export const atInstant = (instant: unknown): string =>
  typeof instant === 'string' ? `${onDayOf(instant)} at ${new Date(instant).toISOString().slice(11, 16)} UTC` : '';

export const inMinutes = (seconds: unknown): string => {
  const whole = Math.max(1, Math.ceil(Number(seconds ?? 60) / 60));
  return whole === 1 ? 'a minute' : `${whole} minutes`;
};
