import { type Attribute, attributeFault } from '@heatline/contracts';

export const valueTypes = [
  { type: 'text', title: 'Text' },
  { type: 'number', title: 'Number' },
  { type: 'boolean', title: 'Yes or no' },
  { type: 'date', title: 'Date' },
] as const;
export type ValueType = (typeof valueTypes)[number]['type'];

type Checked = { readonly value: string | number | boolean | null } | { readonly fault: string };

/** What was typed, as a value of its type. Nothing typed: the attribute is taken away. Text stays byte for byte. */
export function checkedValue(text: string, type: ValueType): Checked {
  const trimmed = text.trim();
  if (trimmed === '') return { value: null };
  switch (type) {
    case 'text':
      return { value: text };
    case 'number': {
      // Thousands as this console writes them.
      const plain = trimmed.replaceAll(/(?<=\d),(?=\d{3}(\D|$))/g, '').replace('\u2212', '-');
      const value = Number(plain);
      // As people write numbers: not what programs take for one, too.
      if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return { fault: 'Give a number, as in 250 or 12.5' };
      return Math.abs(value) <= Number.MAX_SAFE_INTEGER
        ? { value }
        : { fault: 'This number is too long to be kept exactly: keep it as text' };
    }
    case 'boolean':
      if (/^(true|yes)$/i.test(trimmed)) return { value: true };
      return /^(false|no)$/i.test(trimmed) ? { value: false } : { fault: 'Choose yes or no' };
    case 'date':
      return isDay(trimmed) ? { value: trimmed } : { fault: 'Give a date, as in 2026-11-21' };
  }
}

/** The same, with what is known of the attribute. */
export function checkedAttribute(key: string, text: string, type: ValueType): Checked {
  const checked = checkedValue(text, type);
  const fault = 'value' in checked ? attributeFault(key, checked.value) : checked.fault;
  // A range is taken as well, but as text: nobody guesses that from "Give a number".
  if (fault && key === 'companySize' && type === 'number') return { fault: sizeAsNumber };
  return fault ? { fault } : checked;
}

const sizeAsNumber =
  'Give a whole number of people, such as 120, at most 10,000,000. For a range, such as 51 to 200, choose text under “Kept as”';

export const wholeDate = 'Give the whole date, with day, month and year';

/** A date of which a part is missing: to the browser it is as empty as no date. */
export const isHalfFilled = ({ validity }: Pick<HTMLInputElement, 'validity'>): boolean => validity.badInput;

/** As lists of days have it; anything with a time stays text. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

/** How a value is edited; null: lists and objects are changed over the API only. */
export function typeOf({ kind, value }: Pick<Attribute, 'kind' | 'value'>): ValueType | null {
  if (kind === 'list' || kind === 'object') return null;
  if (kind === 'number') return typeof value === 'number' ? 'number' : 'text';
  if (kind === 'boolean') return typeof value === 'boolean' ? 'boolean' : 'text';
  return kind === 'date' && typeof value === 'string' && isDay(value) ? 'date' : 'text';
}

/** A value as it is typed. */
export const asTyped = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
