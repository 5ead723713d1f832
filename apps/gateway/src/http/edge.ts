import { LiveStream } from '../live/live-stream';
import { HealthPage } from '../health/health-page';
import { ConsoleFiles } from '../console/console-files';
import { DocsPages } from '../openapi/docs-pages';
import { Injectable } from '@nestjs/common';
import type { Express, Request, Response } from 'express';
import { methodNotAllowed, noSuchAddress } from '../problems/own-problems';
import { isDefect, problemOf } from '../problems/problem-of';
import { allRoutes } from '../routes/all-routes';
import { ServeRoute } from '../routes/serve-route';
import { Settings } from '../settings';
import { AccessLog } from './access-log';
import type { Exchange } from './exchange';
import { requestIdOf } from './request-id';
import { securityHeaders } from './security-headers';
import { sendProblem } from './send';

type Handle = (request: Request, response: Response, exchange: Exchange) => Promise<void> | void;

/** Everything that HTTP reaches, in the order in which it is looked at. */
@Injectable()
export class Edge {
  constructor(
    private readonly settings: Settings,
    private readonly serveRoute: ServeRoute,
    private readonly live: LiveStream,
    private readonly health: HealthPage,
    private readonly docs: DocsPages,
    private readonly console: ConsoleFiles,
    private readonly log: AccessLog,
  ) {}

  mount(http: Express): void {
    http.disable('x-powered-by');
    http.set('trust proxy', this.settings.trustProxy.split(','));
    http.set('query parser', 'simple');
    http.set('etag', false);
    http.use(securityHeaders(this.settings));
    const methods = new Map<string, string[]>();
    for (const route of allRoutes) {
      const path = `/api${route.path}`;
      const method = route.method.toLowerCase() as Lowercase<typeof route.method>;
      http[method](path, this.guarded(path, this.serveRoute.handlerOf(route), route.lines));
      methods.set(path, [...(methods.get(path) ?? []), route.method]);
    }
    this.mountOwn(http);
    for (const [path, allowed] of methods) http.all(path, this.guarded(path, refuseMethod(allowed)));
    http.use('/api', this.guarded('/api/*', refuseUnknown));
    http.use(this.guarded('/*', (request, response) => this.console.serve(request, response)));
    http.use(this.unreadable());
  }

  /** What answers other than by asking a service. */
  private mountOwn(http: Express): void {
    const own: [string, Handle][] = [
      ['/api/live', (request, response, exchange) => this.live.open(request, response, exchange)],
      ['/api/health', (request, response) => this.health.ready(request, response)],
      ['/api/health/live', (request, response) => this.health.alive(request, response)],
      ['/api/openapi.json', (request, response) => this.docs.description(request, response)],
      ['/api/docs', (request, response) => this.docs.page(request, response)],
      ['/api/docs/:file', (request, response) => this.docs.file(request, response)],
    ];
    for (const [path, handle] of own) {
      http.get(path, this.guarded(path, handle));
      http.all(path, this.guarded(path, refuseMethod(['GET'])));
    }
  }

  /** Whatever is thrown inside becomes a problem; whatever is answered becomes a line in the log. */
  private guarded(route: string, handle: Handle, sampled = false) {
    return async (request: Request, response: Response): Promise<void> => {
      const requestId = requestIdOf(request.get('x-request-id'));
      const exchange: Exchange = { requestId, startedAt: performance.now(), route, workspaceId: undefined, sampled };
      response.set('X-Request-Id', requestId);
      response.once('close', () => this.noteAnswer(request, response, exchange));
      try {
        await handle(request, response, exchange);
      } catch (error) {
        await this.refuse(request, response, exchange, error);
      }
    };
  }

  private async refuse(request: Request, response: Response, exchange: Exchange, error: unknown): Promise<void> {
    const { requestId, route, workspaceId } = exchange;
    if (isDefect(error)) this.log.defect(error, { method: request.method, route, requestId, workspaceId });
    await sendProblem(request, response, problemOf(error), requestId);
    // What is still coming of the body is let go, so that the client gets to read the answer. The server's request timeout ends it.
    request.resume();
  }

  private noteAnswer(request: Request, response: Response, exchange: Exchange): void {
    const { requestId, route, workspaceId, startedAt, sampled } = exchange;
    // 499: the client was gone before the answer.
    const status = response.writableFinished || response.headersSent ? response.statusCode : 499;
    const ms = performance.now() - startedAt;
    this.log.note({ method: request.method, route, status, ms, requestId, workspaceId }, { sampled });
  }

  /** Express itself could not read the request, for example its address. */
  private unreadable() {
    return (error: unknown, request: Request, response: Response, _next: unknown): void => {
      void this.guarded('unreadable', () => {
        throw error;
      })(request, response);
    };
  }
}

const refuseMethod = (allowed: string[]) => (): never => {
  throw methodNotAllowed(allowed);
};

const refuseUnknown = (): never => {
  throw noSuchAddress();
};
