import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Settings } from '../settings';

/** A value that only this answer's own scripts and styles know. */
const newNonce = (): string => randomBytes(16).toString('base64');

/**
 * Scripts from here only. Styles: Angular adds its own at run time, which carry the page's nonce; its attributes cannot.
 * `upgrade-insecure-requests` and HSTS only where there is HTTPS: on plain HTTP they would lock the browser out.
 */
export function securityHeaders({ secure }: Pick<Settings, 'secure'>): RequestHandler {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        'style-src-elem': ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        'style-src-attr': ["'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'worker-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'self'"],
        'frame-ancestors': ["'none'"],
        ...(secure && { 'upgrade-insecure-requests': [] }),
      },
    },
    strictTransportSecurity: secure && { maxAge: 31_536_000, includeSubDomains: false },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  return (request, response, next) => {
    // Nothing here is for search engines, and least of all what is shared by a link.
    response.setHeader('X-Robots-Tag', 'noindex, nofollow');
    headers(request, response, next);
  };
}

const nonces = new WeakMap<object, string>();

/** The same for header and page. */
export function nonceOf(response: object): string {
  const nonce = nonces.get(response) ?? newNonce();
  nonces.set(response, nonce);
  return nonce;
}
