import type { IncomingMessage } from 'node:http';
import { bodyTooLarge, unsupportedContentType, unsupportedEncoding } from '../problems/own-problems';

export const maxBodyBytes = 4 * 1024 * 1024;

/** The whole body, refused as soon as it is known to be too large: nothing beyond the limit is ever kept. */
export async function readBody(request: IncomingMessage, limit = maxBodyBytes): Promise<Buffer> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw unsupportedEncoding();
  if (Number(request.headers['content-length'] ?? 0) > limit) throw bodyTooLarge(limit);
  const chunks: Buffer[] = [];
  let size = 0;
  // Left open on purpose when it is given up: a client that is still sending must get the answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length;
    if (size > limit) throw bodyTooLarge(limit);
    chunks.push(chunk as Buffer);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size);
}

/** A body of zero bytes is none. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;

/** JSON is all that the API reads. */
export function requireJson(request: IncomingMessage): void {
  const type = request.headers['content-type'];
  if (type === undefined || !/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) throw unsupportedContentType();
}
