import * as z from 'zod';

/** Who asks: travels with every call as NATS headers, is never part of a payload. */
export const CallContext = z.object({
  workspaceId: z.uuid(),
  /** The member or, for an API key, the key that acts; absent for the system itself. */
  actor: z
    .object({
      kind: z.enum(['member', 'apiKey', 'system']),
      id: z.uuid().nullable(),
      role: z.enum(['admin', 'marketer', 'rep', 'viewer']),
    })
    .optional(),
  requestId: z.string().max(64),
});
export type CallContext = z.infer<typeof CallContext>;

/** No workspace: the nil UUID, under which row-level security shows no row. */
export const noWorkspace = '00000000-0000-0000-0000-000000000000';

/** For calls that belong to no workspace (health, signing in): whoever answers sees no workspace's rows. */
export const systemContext = (requestId: string): CallContext => ({ workspaceId: noWorkspace, requestId });

/** A question from one process to another: subject, what it takes, what it answers, which refusals are expected. */
export interface Call<
  Request extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
  Code extends string = string,
> {
  readonly subject: `rpc.${string}`;
  readonly request: Request;
  readonly reply: Reply;
  readonly refusals: readonly Code[];
  /** How long the asker waits; bulk reads may need more than the default. */
  readonly timeoutMs: number;
}

/** What a call answers, for whoever does not read it by its schema. */
/** What a call is asked, as whoever answers it gets it. */
export type RequestOf<Asked extends { request: z.ZodType }> = z.output<Asked['request']>;
export type ReplyOf<Asked extends Call> = z.output<Asked['reply']>;

const defaultTimeoutMs = 5_000;

export function defineCall<
  Request extends z.ZodType,
  Reply extends z.ZodType,
  const Code extends string = never,
>(call: {
  subject: `rpc.${string}`;
  request: Request;
  reply: Reply;
  refusals?: readonly Code[];
  timeoutMs?: number;
}): Call<Request, Reply, Code> {
  return { refusals: [], timeoutMs: defaultTimeoutMs, ...call };
}

/**
 * A fact that one service announces to whoever listens: `evt.<service>.<what happened>`; `evt.runs.…` is what every service does that has runs.
 * Payloads carry ids only.
 */
export interface Announcement<Payload extends z.ZodType = z.ZodType> {
  readonly subject: `evt.${string}`;
  readonly payload: Payload;
}

export function defineAnnouncement<Payload extends z.ZodType>(announcement: {
  subject: `evt.${string}`;
  payload: Payload;
}): Announcement<Payload> {
  return announcement;
}

/** What crosses the wire when a call is not answered: a code and data, never a class. */
export const CallFailure = z.object({
  code: z.string(),
  message: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  traceId: z.string().optional(),
});
export type CallFailure = z.infer<typeof CallFailure>;
