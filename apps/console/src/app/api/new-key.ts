/** A key of its own for one request that may be sent twice. `crypto.randomUUID` exists only where the page came over HTTPS. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
