import type { IncomingHttpHeaders } from 'node:http';

const safe = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a request that a browser may have sent by itself, with its cookie, comes from our own pages. SameSite holds most off; this holds
 * off pages of other hosts on the same site, and browsers that do not know SameSite.
 */
export function comesFromOurPages(
  method: string,
  headers: IncomingHttpHeaders,
  publicOrigin: string | undefined,
): boolean {
  if (safe.includes(method)) return true;
  const { origin, host } = headers;
  if (origin !== undefined) return publicOrigin === undefined ? hostOf(origin) === host : origin === publicOrigin;
  return headers['sec-fetch-site'] === 'same-origin';
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
