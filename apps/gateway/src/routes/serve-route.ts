import { type CallContext, type NewSession } from '@heatline/contracts';
import { Bus } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import * as z from 'zod';
import { requireAllowed } from '../access/allow';
import { RateLimits } from '../access/rate-limits';
import { endedCookie, sessionCookie } from '../access/session-cookie';
import { parseJson } from '../body/parse-json';
import { hasBody, readBody, requireJson } from '../body/read-body';
import { sendDownload, sendJson } from '../http/send';
import type { Exchange } from '../http/exchange';
import { Settings } from '../settings';
import { Callers, contextOf } from './callers';
import { checked, requireStorable, strictly } from './check';
import type { Ask, Open, Route } from './route';

/** Turns a line of the table into what Express calls. Whoever may not is told so before anything else is looked at. */
@Injectable()
export class ServeRoute {
  constructor(
    private readonly bus: Bus,
    private readonly callers: Callers,
    private readonly limits: RateLimits,
    private readonly settings: Settings,
  ) {}

  handlerOf(route: Route) {
    const query = strictly(route.query);
    return async (request: Request, response: Response, exchange: Exchange): Promise<void> => {
      const context = await this.admit(route, request, exchange);
      requireStorable({ ...request.params, ...request.query });
      const given = {
        params: request.params,
        query: checked(query, request.query),
        body: route.body && (await bodyOf(request, route.body, route.lines === true)),
        caller: this.callers.describe(request),
      };
      const ask: Ask = (call, asked) => this.bus.ask(call, asked, context);
      if (route.download) {
        const { type, fileName, describe } = route.download;
        const open: Open = (call, asked) => this.bus.stream(call, asked, context);
        const file = { type, fileName, ...(await describe?.(ask, given)) };
        return sendDownload(request, response, file, () => route.download!.open(open, given));
      }
      await this.answer(route, request, response, await route.handle(ask, given));
    };
  }

  private async admit(route: Route, request: Request, exchange: Exchange): Promise<CallContext> {
    if (route.role === 'anyone') {
      this.callers.requireOurPages(request);
      await this.limits.count(null, request.ip ?? '');
      return contextOf(null, exchange.requestId);
    }
    const access = await this.callers.accessOf(request, exchange.requestId);
    exchange.workspaceId = access?.workspaceId;
    requireAllowed(route, access);
    await this.limits.count(access, request.ip ?? '');
    return contextOf(access, exchange.requestId);
  }

  private async answer(route: Route, request: Request, response: Response, reply: unknown) {
    const { session } = route;
    const status = route.mayRun && startsRun(reply) ? 202 : (route.status ?? 200);
    const { secure } = this.settings;
    if (session === 'starts') {
      const { token, me } = NewSessionReply.parse(reply);
      response.append('Set-Cookie', sessionCookie(token, secure));
      return sendJson(request, response, status, { me });
    }
    if (session === 'ends') response.append('Set-Cookie', endedCookie(secure));
    await sendJson(request, response, status, reply);
  }
}

const NewSessionReply: z.ZodType<Pick<NewSession, 'token' | 'me'>> = z.object({ token: z.string(), me: z.any() });

const startsRun = (reply: unknown): boolean => typeof reply === 'object' && reply !== null && 'runId' in reply;

/** A request without a body is one with an empty object: the schema says whether that is enough. */
async function bodyOf(request: Request, schema: z.ZodType, lines: boolean): Promise<unknown> {
  if (!hasBody(request)) return checked(schema, {});
  requireJson(request);
  return checked(schema, parseJson(await readBody(request), { lines }));
}
