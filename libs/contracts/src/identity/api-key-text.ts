/** The whole key as programs send it: `hl_<id, 32 hex digits>_<secret, 43 characters>`. The id finds the row, the secret proves it. */
export const apiKeyText = (keyId: string, secret: string): string => `hl_${keyId.replaceAll('-', '')}_${secret}`;

/** How the key begins; not enough to use it. */
export const apiKeyPrefix = (keyId: string): string => `hl_${keyId.replaceAll('-', '').slice(0, 12)}`;

const form = /^hl_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

/** The parts of a key, or undefined for a text that is none. */
export function readApiKey(text: string): { keyId: string; secret: string } | undefined {
  const [, ...parts] = form.exec(text) ?? [];
  const secret = parts.pop();
  return secret === undefined ? undefined : { keyId: parts.join('-'), secret };
}
