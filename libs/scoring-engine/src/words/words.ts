import type { Span } from '@heatline/contracts';

/** Names for ids that conditions mention; an id without a name is shown as it is. */
export interface Names {
  model?(id: string): string | undefined;
  level?(modelId: string, key: string): string | undefined;
  segment?(id: string): string | undefined;
  member?(id: string): string | undefined;
}

/** `"text"`, `5`, `true`. */
export const quoted = (value: unknown): string => (typeof value === 'string' ? `"${value}"` : String(value));

export const listed = (values: readonly unknown[], joint = 'or'): string => {
  const texts = values.map(quoted);
  if (texts.length <= 1) return texts.join('');
  if (texts.length > 8) return `${texts.slice(0, 7).join(', ')} ${joint} ${texts.length - 7} others`;
  return `${texts.slice(0, -1).join(', ')} ${joint} ${texts[texts.length - 1]}`;
};

/** `30 days`, `1 hour`. */
export function lengthInWords(span: Span): string {
  const [unit, amount] = Object.entries(span).find(([, value]) => value !== undefined) ?? ['seconds', 0];
  return counted(Math.abs(amount), unit.slice(0, -1));
}

/** `1 time`, `3 times`. */
export const counted = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
