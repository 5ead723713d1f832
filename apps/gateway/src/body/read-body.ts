import type { IncomingMessage } from 'node:http';
import { HttpProblem } from '../http/http-problem';

export const maxBodyBytes = 4 * 1024 * 1024;

/** The whole body, refused as soon as it is known to be too large: nothing beyond the limit is ever kept. */
export async function readBody(request: IncomingMessage, limit = maxBodyBytes): Promise<Buffer> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new HttpProblem(415, 'unsupported_encoding', 'Send the body as it is, without Content-Encoding.');
  }
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const chunks: Buffer[] = [];
  let size = 0;
  // Left open on purpose when it is given up: a client that is still sending must get the answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk as Buffer);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size);
}

const tooLarge = (limit: number) =>
  new HttpProblem(
    413,
    'body_too_large',
    `The body is larger than ${limit / 1024 / 1024} MB. Send it in several requests.`,
  );

/** A body of zero bytes is none. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;

/** JSON is all that the API reads. */
export function requireJson(request: IncomingMessage): void {
  const type = request.headers['content-type'];
  if (type === undefined || !/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new HttpProblem(
      415,
      'unsupported_content_type',
      'Send the body as JSON, with Content-Type: application/json.',
    );
  }
}
