import { isEventWhen, type Rule } from '@heatline/contracts';

export type SectionKey = 'events' | 'profile' | 'negative';

export interface Section {
  readonly key: SectionKey;
  readonly title: string;
  /** Rules with their place in the model. */
  readonly rules: readonly { readonly rule: Rule; readonly index: number }[];
}

const titles: Readonly<Record<SectionKey, string>> = {
  events: 'What people do',
  profile: 'Who people are',
  negative: 'Takes points off',
};

export const sectionOf = (rule: Rule): SectionKey =>
  rule.points < 0 ? 'negative' : isEventWhen(rule.when) ? 'events' : 'profile';

/** Rules by what they look for, those that take points last; empty sections are left out. */
export function sectionsOf(rules: readonly Rule[], wanted: (rule: Rule) => boolean = () => true): Section[] {
  const placed = rules.map((rule, index) => ({ rule, index }));
  return (['events', 'profile', 'negative'] as const).flatMap((key) => {
    const mine = placed.filter(({ rule }) => sectionOf(rule) === key && wanted(rule));
    return mine.length ? [{ key, title: titles[key], rules: mine }] : [];
  });
}

/** The rules after one has moved to the place of another, both as places in the model. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.filter((_, index) => index !== from);
  const item = items[from];
  return item === undefined ? [...items] : [...rest.slice(0, to), item, ...rest.slice(to)];
}

const hex = (byte: number) => byte.toString(16).padStart(2, '0');

/** A random id (UUID version 4). `crypto.randomUUID` exists only where the page came over HTTPS, which inside a company it may not. */
export function newRuleId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const text = [...bytes].map(hex).join('');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}

/** "Opened an e-mail copy", numbered until nobody has it. */
export function copyName(name: string, taken: readonly string[]): string {
  const base = `${name} copy`.slice(0, 115);
  for (let no = 1; ; no++) {
    const candidate = no === 1 ? base : `${base} ${no}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
