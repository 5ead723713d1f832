import type { Attribute } from '@heatline/contracts';
import { formatNumber } from '@heatline/ui';

/** A value as it is read; null: not set. */
export function attributeText({ value, kind }: Pick<Attribute, 'value' | 'kind'>): string | null {
  if (value === null || value === undefined || value === '') return null;
  switch (kind) {
    case 'number':
      return typeof value === 'number' ? formatNumber(value) : String(value);
    case 'boolean':
      return value === true ? 'Yes' : value === false ? 'No' : String(value);
    case 'list':
      return Array.isArray(value) ? value.map(String).join(', ') : String(value);
    case 'object':
      return JSON.stringify(value);
    case 'text':
    case 'date':
    case 'none':
      return String(value);
  }
}

/** A value as it is typed; lists and objects are changed over the API only. */
export const editableText = ({ value, kind }: Pick<Attribute, 'value' | 'kind'>): string | null =>
  kind === 'list' || kind === 'object' ? null : value === null || value === undefined ? '' : String(value);

/** What was typed, kept of the kind that the value had: a number stays a number as long as it is one. Nothing typed: not set. */
export function typedValue(text: string, kind: Attribute['kind']): string | number | boolean | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (kind === 'boolean' && /^(true|yes)$/i.test(trimmed)) return true;
  if (kind === 'boolean' && /^(false|no)$/i.test(trimmed)) return false;
  if (kind === 'number' && Number.isFinite(Number(trimmed))) return Number(trimmed);
  return text;
}

/** The kind that a value has by itself, where nothing says which one it was sent as. */
export const kindLike = (value: unknown): 'number' | 'boolean' | 'list' | 'object' | 'text' =>
  typeof value === 'number' || typeof value === 'boolean'
    ? (typeof value as 'number' | 'boolean')
    : Array.isArray(value)
      ? 'list'
      : typeof value === 'object' && value !== null
        ? 'object'
        : 'text';
