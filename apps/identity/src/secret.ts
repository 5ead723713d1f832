import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as 43 characters that are safe in addresses, headers and cookies. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * What is stored instead of a secret: base64url of its SHA-256. Enough for random secrets, which nobody can guess; passwords, which
 * people choose, are hashed slowly.
 */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Compares in a time that says nothing about where two hashes differ. */
export const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
