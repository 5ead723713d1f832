import type { LiveMessage } from '@heatline/contracts';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AccessCache } from '../access/access-cache';
import { requireAllowed } from '../access/allow';
import type { Exchange } from '../http/exchange';
import { tooManyStreams } from '../problems/own-problems';
import { Callers } from '../routes/callers';
import { LiveHub } from './live-hub';

/** Shorter than any proxy's patience with a silent connection. */
const heartbeatMs = 15_000;
/** Who is so far behind is better served by coming back: a console reads the current state then. */
const mostBehindBytes = 256 * 1024;
const retryMs = 1_000;
const mostStreams = 2_000;

/** `GET /api/live`: what changes in the workspace, as server-sent events, for as long as whoever asks may see it. */
@Injectable()
export class LiveStream implements OnModuleDestroy {
  private readonly streams = new Set<() => void>();

  constructor(
    private readonly callers: Callers,
    private readonly accesses: AccessCache,
    private readonly hub: LiveHub,
  ) {}

  async open(request: Request, response: Response, exchange: Exchange): Promise<void> {
    const access = await this.callers.accessOf(request, exchange.requestId);
    requireAllowed({ role: 'viewer', scope: 'read' }, access);
    if (this.streams.size >= mostStreams) throw tooManyStreams();
    const { workspaceId } = access!;
    exchange.workspaceId = workspaceId;
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    response.write(`retry: ${retryMs}\nevent: hello\ndata: {}\n\n`);
    this.keepOpen(response, workspaceId, async () => {
      const now = await this.callers.accessOf(request, exchange.requestId).catch(() => null);
      return now?.workspaceId === workspaceId;
    });
  }

  onModuleDestroy(): void {
    for (const close of this.streams) close();
  }

  private keepOpen(response: Response, workspaceId: string, mayStill: () => Promise<boolean>): void {
    const send = (text: string) => {
      if (response.writableLength > mostBehindBytes) return response.destroy();
      response.write(text);
    };
    const leave = this.hub.join(workspaceId, (message: LiveMessage) => send(`data: ${JSON.stringify(message)}\n\n`));
    const close = () => response.end();
    const checkAgain = () => void mayStill().then((may) => may || close());
    const stopListening = this.accesses.onChange(checkAgain);
    const heartbeat = setInterval(() => {
      send(':\n\n');
      checkAgain();
    }, heartbeatMs);
    this.streams.add(close);
    response.once('close', () => {
      clearInterval(heartbeat);
      stopListening();
      leave();
      this.streams.delete(close);
    });
  }
}
