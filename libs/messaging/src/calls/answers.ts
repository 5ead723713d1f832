import { applyDecorators, Catch, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import type { Call, CallContext, StreamCall } from '@heatline/contracts';
import { type Observable, throwError } from 'rxjs';
import type { z } from 'zod';

/** The call server makes the answer out of an error; Nest's own filter would flatten it to "Internal server error". */
@Catch()
class AsItIs implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

type Handler<Request extends z.ZodType, Reply extends z.ZodType> = (
  request: z.output<Request>,
  context: CallContext,
) => Promise<z.input<Reply>> | z.input<Reply>;

/**
 * Makes a controller's method the answer to a call. It receives the request, checked, and the context; what it returns is checked and
 * stripped by the reply's schema. It throws a `Refusal` that the call lists; anything else reaches the asker as a fault.
 */
export const Answers =
  <Request extends z.ZodType, Reply extends z.ZodType>(call: Call<Request, Reply>) =>
  <Method extends Handler<Request, Reply>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    Payload()(target, key, 0);
    Ctx()(target, key, 1);
    applyDecorators(MessagePattern(call.subject, { call }), UseFilters(AsItIs))(target, key, descriptor);
  };

type StreamHandler<Request extends z.ZodType> = (
  request: z.output<Request>,
  context: CallContext,
) => AsyncIterable<Uint8Array>;

/** The same for an answer that is sent in pieces. What it throws before the first piece is its refusal. */
export const Streams =
  <Request extends z.ZodType>(call: StreamCall<Request>) =>
  <Method extends StreamHandler<Request>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    Payload()(target, key, 0);
    Ctx()(target, key, 1);
    applyDecorators(MessagePattern(call.subject, { call }), UseFilters(AsItIs))(target, key, descriptor);
  };
