import type { Request, Response } from 'express';
import type { KeptFile } from './kept-file';

/** What browsers heed of pages only: half a kilobyte that each of many small scripts would bring along. */
const ofPages = [
  'Content-Security-Policy',
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-Robots-Tag',
  'X-XSS-Protection',
];

/** A file with the encoding that the client takes, or 304 when it has it already. */
export function sendFile(request: Request, response: Response, file: KeptFile, cacheControl: string): void {
  response.set({ 'Cache-Control': cacheControl, ETag: file.etag, Vary: 'Accept-Encoding', 'Content-Type': file.type });
  if (/^(?:text\/(?:css|javascript)|font)/.test(file.type)) for (const name of ofPages) response.removeHeader(name);
  if (request.headers['if-none-match'] === file.etag) return void response.status(304).end();
  const encoding = encodingFor(request);
  const bytes = encoding && file[encoding];
  if (encoding && bytes) response.set('Content-Encoding', encoding);
  const sent = bytes ?? file.raw;
  response.set('Content-Length', String(sent.length));
  response.end(request.method === 'HEAD' ? undefined : sent);
}

/** The encoding that the client likes and we do too. */
function encodingFor(request: Request): 'br' | 'gzip' | undefined {
  // One by one: of a list the one that the browser names first is chosen, and browsers name gzip first out of habit.
  return (['br', 'gzip'] as const).find((encoding) => request.acceptsEncodings(encoding) === encoding);
}
