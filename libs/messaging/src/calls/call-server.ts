import { type CustomTransportStrategy, type MessageHandler, Server, Transport } from '@nestjs/microservices';
import { type Msg, type Subscription, headers } from '@nats-io/transport-node';
import {
  type Call,
  type CallContext,
  Fault,
  InvalidRequest,
  issuesOf,
  readBy,
  Refusal,
  standingRefusals,
  type StreamCall,
} from '@heatline/contracts';
import type { Log } from '@heatline/database';
import { lastValueFrom } from 'rxjs';
import type { Nats } from '../nats';
import { sendStream } from './send-stream';
import { contextFrom, failureHeader, parseJson, toFailure } from './wire';

/**
 * Nest's NATS transport, for calls with contracts: requests and replies are checked by their schemas, refusals keep their code, and
 * closing waits for the answers under way in place of a fixed time. Shares the process's one connection.
 */
export class CallServer extends Server implements CustomTransportStrategy {
  override readonly transportId = Transport.NATS;
  private readonly subscriptions: Subscription[] = [];
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly nats: Nats,
    /** All processes of a service share its name as queue group: each request is answered once. */
    private readonly service: string,
    private readonly log: Log,
  ) {
    super();
  }

  listen(ready: (error?: unknown) => void): void {
    for (const [subject, handler] of this.messageHandlers) {
      const call: Call | StreamCall = handler.extras?.['call'];
      const callback = (_: Error | null, message: Msg) => this.track(this.answer(call, handler, message));
      this.subscriptions.push(
        this.nats.connection.subscribe(this.nats.subject(subject), { queue: this.service, callback }),
      );
    }
    this.nats.ready().then(() => ready(), ready);
  }

  /** No new requests; those under way are answered. */
  async close(): Promise<void> {
    await Promise.all(this.subscriptions.map((subscription) => subscription.drain()));
    await Promise.all(this.underWay);
  }

  on(): void {
    throw new Error('Connection events are logged by the connection itself');
  }

  unwrap<T>(): T {
    throw new Error("The connection is the process's own: inject Nats");
  }

  private track(answer: Promise<void>): void {
    this.underWay.add(answer);
    void answer.finally(() => this.underWay.delete(answer));
  }

  private async answer(call: Call | StreamCall, handler: MessageHandler, message: Msg): Promise<void> {
    let context: CallContext | undefined;
    try {
      context = contextFrom(message.headers);
      if ('streams' in call) return await this.sendPieces(call, handler, message, context);
      const reply = await this.handle(call, handler, parseJson(message.string()), context);
      message.respond(JSON.stringify(reply));
    } catch (error) {
      this.respondFailure(call, message, error, context);
    }
  }

  private async sendPieces(
    call: StreamCall,
    handler: MessageHandler,
    message: Msg,
    context: CallContext,
  ): Promise<void> {
    const request = readBy(call.request, parseJson(message.string()));
    if (!request.success) throw new InvalidRequest(issuesOf(request.error));
    const source: AsyncIterable<Uint8Array> = await lastValueFrom(
      this.transformToObservable(await handler(request.data, context)),
    );
    await sendStream(this.nats, message, source);
  }

  private async handle(call: Call, handler: MessageHandler, body: unknown, context: CallContext): Promise<unknown> {
    const request = readBy(call.request, body);
    if (!request.success) throw new InvalidRequest(issuesOf(request.error));
    const answer = await lastValueFrom(this.transformToObservable(await handler(request.data, context)));
    const reply = call.reply.safeParse(answer);
    if (reply.success) return reply.data;
    throw new Fault('fault', `The answer to ${call.subject} breaks its contract`, {
      cause: new InvalidRequest(issuesOf(reply.error)),
    });
  }

  private respondFailure(
    call: Call | StreamCall,
    message: Msg,
    error: unknown,
    context: CallContext | undefined,
  ): void {
    const traceId = context?.requestId ?? 'none';
    const failure = toFailure(error, [...call.refusals, ...standingRefusals], traceId);
    const fields = { subject: call.subject, workspaceId: context?.workspaceId, requestId: traceId };
    if (failure.code === 'fault') {
      const undeclared =
        error instanceof Refusal ? `A refusal that the call does not list: ${error.code}` : 'A call failed';
      this.log.error({ ...fields, err: error }, undeclared);
    } else if (error instanceof Fault) this.log.warn({ ...fields, err: error }, 'A call could not be answered now');
    const marked = headers();
    marked.set(failureHeader, failure.code);
    message.respond(JSON.stringify(failure), { headers: marked });
  }
}
