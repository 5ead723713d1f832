import * as z from 'zod';
import { Instant } from '../base/instant';
import { jsonObject } from './json-value';

export const maxAttributeKeyLength = 200;

/** What a lead or an account is said to be. Null or empty text = not set. Any key that is not empty, byte for byte. */
export const AttributesDraft = jsonObject({
  maxBytes: 65_536,
  maxDepth: 6,
  maxKeys: 300,
  maxKeyLength: maxAttributeKeyLength,
  emptyName: 'Give each attribute a name',
});

/** How a value was understood. A date stays the text that was sent. */
export const AttributeKind = z.enum(['text', 'number', 'boolean', 'date', 'list', 'object', 'none']);
export type AttributeKind = z.infer<typeof AttributeKind>;

/** Who set it; `id` is null for the system. */
export const ChangedBy = z.object({ kind: z.enum(['member', 'apiKey', 'system']), id: z.uuid().nullable() });
export type ChangedBy = z.infer<typeof ChangedBy>;

export const Attribute = z.object({
  key: z.string(),
  value: z.unknown(),
  kind: AttributeKind,
  /** Since when it holds. */
  at: Instant,
  /** When it was told. */
  receivedAt: Instant,
  by: ChangedBy,
  source: z.string().nullable(),
});
export type Attribute = z.infer<typeof Attribute>;
