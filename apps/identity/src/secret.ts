import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as 43 characters that are safe in addresses, headers and cookies. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * What is stored instead of a secret: base64url of its SHA-256. Enough for random secrets, which nobody can guess; passwords, which
 * people choose, are hashed slowly.
 */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/**
 * A secret that whoever sends the same Idempotency-Key is told again. Its other half is that key, which is not kept: what is stored opens
 * nothing. Without a key the half is the secret itself, and nothing of it is kept.
 */
export const secretOf = (half: string, key: string | undefined): string =>
  key === undefined ? half : createHmac('sha256', half).update(key).digest('base64url');

/** Compares in a time that says nothing about where two hashes differ. */
export const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
