import type * as z from 'zod';

/**
 * A question whose answer is too long for one message: bytes, piece by piece, each sent when the asker is ready for it. What is
 * refused is refused before the first piece.
 */
export interface StreamCall<Request extends z.ZodType = z.ZodType, Code extends string = string> {
  readonly subject: `rpc.${string}`;
  readonly request: Request;
  readonly refusals: readonly Code[];
  /** How long the asker waits for the next piece. */
  readonly timeoutMs: number;
  readonly streams: true;
}

export const defineStream = <Request extends z.ZodType, const Code extends string = never>(call: {
  subject: `rpc.${string}`;
  request: Request;
  refusals?: readonly Code[];
  timeoutMs?: number;
}): StreamCall<Request, Code> => ({ refusals: [], timeoutMs: 60_000, ...call, streams: true });
