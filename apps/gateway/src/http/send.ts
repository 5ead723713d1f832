import { once } from 'node:events';
import type { Request, Response } from 'express';
import { type HttpProblem, problemBody } from '../problems/http-problem';
import { gzipped } from './gzipped';

/** Below a packet or two compression costs more than it saves. */
const worthCompressing = 1_400;

/** JSON to the client, compressed when it is worth it. Answers of the API are never kept by browsers or proxies. */
export async function sendJson(
  request: Request,
  response: Response,
  status: number,
  body: unknown,
  type = 'application/json',
) {
  response.status(status).set('Cache-Control', 'no-store');
  if (status === 204) return void response.end();
  await sendBytes(request, response, Buffer.from(JSON.stringify(body)), `${type}; charset=utf-8`);
}

export async function sendProblem(request: Request, response: Response, problem: HttpProblem, traceId: string) {
  if (response.headersSent) return void response.destroy();
  for (const [name, value] of Object.entries(problem.more.headers ?? {})) response.set(name, value);
  await sendJson(request, response, problem.status, problemBody(problem, traceId), 'application/problem+json');
}

export async function sendBytes(request: Request, response: Response, bytes: Buffer, type: string) {
  const compressed = bytes.length >= worthCompressing && request.acceptsEncodings('gzip') === 'gzip';
  const sent = compressed ? await gzipped(bytes) : bytes;
  response.set('Content-Type', type).set('Vary', 'Accept-Encoding').set('Content-Length', String(sent.length));
  if (compressed) response.set('Content-Encoding', 'gzip');
  response.end(request.method === 'HEAD' ? undefined : sent);
}

export interface SentFile {
  type: string;
  fileName: string;
  /** In bytes; of a file that is whole already. */
  length?: number;
}

/**
 * A file piece by piece: the first one decides whether it is one at all, the next comes when the client has taken the last. A client
 * that goes ends the making; a file that breaks off is cut, so that nobody takes it for whole.
 */
export async function sendDownload(
  request: Request,
  response: Response,
  file: SentFile,
  open: () => AsyncGenerator<Uint8Array>,
): Promise<void> {
  // Whoever only asks how long it is has not taken it.
  if (request.method === 'HEAD' && file.length !== undefined) return void describeFile(response, file).end();
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const pieces = open();
  const first = await pieces.next();
  if (gone.signal.aborted) return void (await pieces.return(undefined));
  describeFile(response, file);
  if (request.method === 'HEAD') {
    await pieces.return(undefined);
    return void response.end();
  }
  try {
    for (let piece = first; !piece.done && !gone.signal.aborted; piece = await pieces.next()) {
      if (!response.write(piece.value)) await once(response, 'drain', { signal: gone.signal });
    }
    response.end();
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  } finally {
    await pieces.return(undefined);
  }
}

function describeFile(response: Response, { type, fileName, length }: SentFile): Response {
  response.status(200).set('Cache-Control', 'no-store').set('Content-Type', type);
  if (length !== undefined) response.set('Content-Length', String(length));
  return response.set('Content-Disposition', `attachment; filename="${fileName}"`);
}
