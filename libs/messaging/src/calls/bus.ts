import { type Msg, RequestError, TimeoutError } from '@nats-io/transport-node';
import {
  type Call,
  type CallContext,
  CallFailure,
  Fault,
  InvalidRequest,
  issuesOf,
  type StreamCall,
} from '@heatline/contracts';
import type { z } from 'zod';
import type { Nats } from '../nats';
import { takeStream } from './take-stream';
import { contextHeaders, failureHeader, fromFailure, parseJson } from './wire';

/** Asks other services. */
export class Bus {
  constructor(private readonly nats: Nats) {}

  /**
   * The answer to a call, checked against its schema.
   * @throws Refusal one of `call.refusals`
   * @throws InvalidRequest the answering service found the request wrong
   * @throws Fault `service_unavailable` at once when nobody listens, `timeout` after `call.timeoutMs`, `fault` with a trace id for a defect
   */
  async ask<Request extends z.ZodType, Reply extends z.ZodType>(
    call: Call<Request, Reply>,
    request: z.input<Request>,
    context: CallContext,
  ): Promise<z.output<Reply>> {
    const message = await this.send(call, request, context);
    const body = parseJson(message.string());
    if (message.headers?.has(failureHeader)) throw fromFailure(CallFailure.parse(body));
    const reply = call.reply.safeParse(body);
    if (!reply.success) {
      throw new Fault('fault', `${call.subject} answered something else than its contract says`, {
        cause: new InvalidRequest(issuesOf(reply.error)),
        traceId: context.requestId,
      });
    }
    return reply.data;
  }

  /** The pieces of a long answer. They come as fast as they are taken. */
  stream<Request extends z.ZodType>(
    call: StreamCall<Request>,
    request: z.input<Request>,
    context: CallContext,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    return takeStream(this.nats, call, request, context);
  }

  private async send(call: Call, request: unknown, context: CallContext): Promise<Msg> {
    const { service } = partsOf(call.subject);
    try {
      return await this.nats.connection.request(this.nats.subject(call.subject), JSON.stringify(request), {
        timeout: call.timeoutMs,
        headers: contextHeaders(context),
      });
    } catch (error) {
      const traceId = context.requestId;
      if (error instanceof RequestError && error.isNoResponders()) {
        throw new Fault('service_unavailable', `No ${service} service answers at the moment`, {
          cause: error,
          traceId,
        });
      }
      if (isTimeout(error)) {
        throw new Fault('timeout', `${call.subject} did not answer within ${call.timeoutMs} ms`, {
          cause: error,
          traceId,
        });
      }
      throw new Fault('service_unavailable', `${call.subject} could not be asked`, { cause: error, traceId });
    }
  }
}

const partsOf = (subject: string) => ({ service: subject.split('.')[1] ?? subject });

const isTimeout = (error: unknown): boolean =>
  error instanceof TimeoutError || (error instanceof Error && error.cause instanceof TimeoutError);
