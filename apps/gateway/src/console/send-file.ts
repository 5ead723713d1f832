import type { Request, Response } from 'express';
import { encodingFor } from '../http/send';
import type { KeptFile } from './kept-file';

/** A file with the encoding that the client takes, or 304 when it has it already. */
export function sendFile(request: Request, response: Response, file: KeptFile, cacheControl: string): void {
  response.set({ 'Cache-Control': cacheControl, ETag: file.etag, Vary: 'Accept-Encoding', 'Content-Type': file.type });
  if (request.headers['if-none-match'] === file.etag) return void response.status(304).end();
  const encoding = encodingFor(request);
  const bytes = encoding && file[encoding];
  if (encoding && bytes) response.set('Content-Encoding', encoding);
  const sent = bytes ?? file.raw;
  response.set('Content-Length', String(sent.length));
  response.end(request.method === 'HEAD' ? undefined : sent);
}
