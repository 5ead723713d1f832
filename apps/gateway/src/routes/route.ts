import type { ApiKeyScope, Call, Role, StreamCall } from '@heatline/contracts';
import * as z from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The names in a path, as in `/leads/:leadId`. */
type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { [key in Name]: string } & ParamsOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? { [key in Name]: string }
    : unknown;

/** What a request brings besides what its schemas describe. */
export interface Caller {
  /** As far as trusted proxies say. */
  address: string;
  /** Of the session in use; empty without one. */
  tokenHash: string;
  idempotencyKey: string | undefined;
  /** It wants the head of the answer alone: nobody gets to see anything. */
  headOnly: boolean;
}

export interface Given<Path extends string, Query, Body> {
  params: ParamsOf<Path>;
  query: Query;
  body: Body;
  caller: Caller;
}

/** Asks a service in the name of whoever sent the request. */
export type Ask = <Request extends z.ZodType, Reply extends z.ZodType>(
  call: Call<Request, Reply>,
  request: z.input<Request>,
) => Promise<z.output<Reply>>;

/** Opens the answer of a call that is too long for one message. */
export type Open = <Request extends z.ZodType>(
  call: StreamCall<Request>,
  request: z.input<Request>,
) => AsyncGenerator<Uint8Array>;

/** What a download is: sent as it comes, never as a whole. */
export interface Download {
  type: string;
  fileName: string;
}

/** What is known of a file before its first byte. */
export interface Announced {
  fileName: string;
  /** In bytes. */
  length: number;
}

interface Described {
  /** What it is for, in the API's own documentation. */
  summary: string;
  area: string;
  method: Method;
  /** Of a good answer; 200 when absent. */
  status?: number;
  /** Its answer may name a run that goes on: then it is a 202. */
  mayRun?: boolean;
  /** The least role of a member, or anyone at all. */
  role: Role | 'anyone';
  /** What an API key needs; null: not for keys. */
  scope: ApiKeyScope | null;
  /**
   * The body is a list of lines that a service judges one by one, so that a bad one does not cost the good ones. Machines send these all
   * day: the log shows a sample.
   */
  lines?: boolean;
  /** `starts`: the reply carries a session, which becomes a cookie and is not shown. `ends`: the cookie is taken away. */
  session?: 'starts' | 'ends';
}

/** One line of the table. Handlers, documentation and the test of roles are all made from it. */
export interface Route extends Described {
  path: string;
  query?: z.ZodType | undefined;
  body?: z.ZodType | undefined;
  /** What is answered; undefined with status 204. */
  reply: z.ZodType | undefined;
  /** Every call that it may ask. */
  calls: readonly (Call | StreamCall)[];
  handle(ask: Ask, given: Given<string, unknown, unknown>): Promise<unknown>;
  /** Instead of `handle`: a file that is sent piece by piece. `describe`: one that is whole already. */
  download?: Download & {
    open(open: Open, given: Given<string, unknown, unknown>): AsyncGenerator<Uint8Array>;
    describe?(ask: Ask, given: Given<string, unknown, unknown>): Promise<Announced>;
  };
}

interface RouteOf<Path extends string, Query extends z.ZodType, Body extends z.ZodType> extends Described {
  path: Path;
  query?: Query;
  body?: Body;
}

/** Whether it may be sent again with its `Idempotency-Key`. */
export const takesKey = ({ calls }: Pick<Route, 'calls'>): boolean =>
  calls.some(({ request }) => request instanceof z.ZodObject && 'idempotencyKey' in request.shape);

/** A route that asks one call and passes its answer on. */
export function route<
  Path extends string,
  Request extends z.ZodType,
  Reply extends z.ZodType,
  Query extends z.ZodType = z.ZodObject<Record<never, never>>,
  Body extends z.ZodType = z.ZodUndefined,
>(
  call: Call<Request, Reply>,
  described: RouteOf<Path, Query, Body>,
  request: (given: Given<Path, z.output<Query>, z.output<Body>>) => z.input<Request>,
): Route {
  const { session } = described;
  const reply = session === 'starts' ? meIn(call.reply) : session === 'ends' ? undefined : call.reply;
  return routeOfSeveral([call], { ...described, reply }, (ask, given) => ask(call, request(given)));
}

/** A route that asks more than one call. */
export function routeOfSeveral<
  Path extends string,
  Query extends z.ZodType = z.ZodObject<Record<never, never>>,
  Body extends z.ZodType = z.ZodUndefined,
>(
  calls: readonly Call[],
  described: RouteOf<Path, Query, Body> & { reply: z.ZodType | undefined },
  handle: (ask: Ask, given: Given<Path, z.output<Query>, z.output<Body>>) => Promise<unknown>,
): Route {
  // What `given` holds was checked by this route's own schemas: the types are theirs.
  return { ...described, calls, handle: handle as Route['handle'] };
}

/** A route that answers with a file: sent while it is made, or, if it can be described before, one that is whole already. */
export function downloadRoute<
  Path extends string,
  Request extends z.ZodType,
  Query extends z.ZodType = z.ZodObject<Record<never, never>>,
>(
  call: StreamCall<Request>,
  described: RouteOf<Path, Query, z.ZodUndefined> & Download,
  request: (given: Given<Path, z.output<Query>, undefined>) => z.input<Request>,
  whole?: {
    calls: readonly Call[];
    describe(ask: Ask, given: Given<Path, z.output<Query>, undefined>): Promise<Announced>;
  },
): Route {
  const { type, fileName, ...rest } = described;
  const open = (from: Open, given: Given<string, unknown, unknown>) =>
    from(call, request(given as Given<Path, z.output<Query>, undefined>));
  const describe = whole?.describe as NonNullable<Route['download']>['describe'];
  return {
    ...rest,
    reply: undefined,
    calls: [call, ...(whole?.calls ?? [])],
    handle: () => Promise.reject(new Error('A download is opened')),
    download: { type, fileName, open, ...(describe && { describe }) },
  };
}

const meIn = (reply: z.ZodType): z.ZodType =>
  reply instanceof z.ZodObject ? z.object({ me: reply.shape['me'] }) : reply;

/** A field of a query that may be given several times, or once with commas. */
export const several = <Item extends z.ZodType>(item: Item, max = 50) =>
  z
    .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(item).min(1).max(max))
    .optional();
