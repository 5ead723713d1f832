import { type RunningGateway, runGateway } from '../run-gateway';
import { type RealIdentity, realIdentity } from './real-identity';

export interface RealGateway {
  url: string;
  identity: RealIdentity;
  /** With the API key of the demo workspace, or another. A text is sent as it is. */
  send(
    method: string,
    path: string,
    body?: unknown,
    more?: { key?: string; headers?: Record<string, string> },
  ): Promise<Response>;
  stop(): Promise<void>;
}

/** A gateway with a real identity service behind it, and nothing else. */
export async function realGateway(environment: NodeJS.ProcessEnv = {}): Promise<RealGateway> {
  const identity = await realIdentity();
  const { url, stop }: RunningGateway = await runGateway(
    {
      ...process.env,
      NATS_URL: identity.nats.url,
      NATS_PREFIX: identity.nats.prefix,
      LOG_LEVEL: 'silent',
      PORT: '0',
      PUBLIC_URL: '',
      ...environment,
    },
    AbortSignal.timeout(30_000),
  );
  return {
    url,
    identity,
    send: (method, path, body, { key = identity.demo.apiKey, headers = {} } = {}) =>
      fetch(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: asSent(body) }),
        ...(body instanceof ReadableStream && { duplex: 'half' }),
      }),
    stop: async () => {
      await stop();
      await identity.stop();
    },
  };
}

type Sendable = string | Uint8Array<ArrayBuffer> | ReadableStream;

const asSent = (body: unknown): Sendable =>
  typeof body === 'string' || body instanceof ReadableStream || isBytes(body) ? body : JSON.stringify(body);

const isBytes = (body: unknown): body is Uint8Array<ArrayBuffer> => body instanceof Uint8Array;
