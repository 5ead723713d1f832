import { createHash } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';

/** `__Host-` keeps other hosts of the same domain from setting it; browsers take that only over HTTPS. */
const nameOf = (secure: boolean) => (secure ? '__Host-heatline' : 'heatline');

/** The server decides when a session ends; the cookie only has to live as long as any session can. */
const maxAgeSeconds = 90 * 24 * 60 * 60;

export const sessionCookie = (token: string, secure: boolean): string =>
  stringifySetCookie({
    name: nameOf(secure),
    value: token,
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
    maxAge: maxAgeSeconds,
  });

export const endedCookie = (secure: boolean): string =>
  stringifySetCookie({
    name: nameOf(secure),
    value: '',
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
    maxAge: 0,
  });

/** The token that the browser sent, or undefined. */
export function tokenIn(header: string | undefined, secure: boolean): string | undefined {
  return (header && parseCookie(header)[nameOf(secure)]) || undefined;
}

/** base64url of the SHA-256: the secret itself never crosses the bus. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
