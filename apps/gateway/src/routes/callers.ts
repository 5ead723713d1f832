import type { Access, CallContext } from '@heatline/contracts';
import { noWorkspace } from '@heatline/contracts';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AccessCache } from '../access/access-cache';
import { comesFromOurPages } from '../access/origin';
import { hashOf, tokenIn } from '../access/session-cookie';
import { apiKeyNotValid, originNotAllowed } from '../problems/own-problems';
import { Settings } from '../settings';
import type { Caller } from './route';

const bearer = /^Bearer +(\S+)$/i;

/** Who sends a request: by API key or by session, never by both. */
@Injectable()
export class Callers {
  constructor(
    private readonly accesses: AccessCache,
    private readonly settings: Settings,
  ) {}

  /** Null for nobody. @throws HttpProblem 401 for a key that opens nothing, 403 for a session used from elsewhere */
  async accessOf(request: Request, requestId: string): Promise<Access | null> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const text = bearer.exec(authorization)?.[1];
      const access = text === undefined ? null : await this.accesses.ofApiKey(text, requestId);
      if (!access) throw apiKeyNotValid();
      return access;
    }
    this.requireOurPages(request);
    const token = this.tokenOf(request);
    return token === undefined ? null : this.accesses.ofSession(token, requestId);
  }

  /** Also for routes that need nobody: a foreign page must not be able to sign somebody in or out. */
  requireOurPages(request: Request): void {
    const { method, headers } = request;
    // Without cookie and origin it is no browser, or one that has nothing to lose.
    if (headers.origin === undefined && this.tokenOf(request) === undefined) return;
    if (comesFromOurPages(method, headers, this.settings.publicOrigin)) return;
    throw originNotAllowed();
  }

  describe(request: Request): Caller {
    const token = this.tokenOf(request);
    const key = request.headers['idempotency-key'];
    return {
      address: request.ip ?? 'unknown',
      tokenHash: token === undefined ? '' : hashOf(token),
      headOnly: request.method === 'HEAD',
      idempotencyKey: typeof key === 'string' && key !== '' ? key : undefined,
    };
  }

  private tokenOf(request: Request): string | undefined {
    return tokenIn(request.headers.cookie, this.settings.secure);
  }
}

/** Workspace and actor come from what identity said about session or key: nothing that a client sends can name another. */
export function contextOf(access: Access | null, requestId: string): CallContext {
  if (access === null) return { workspaceId: noWorkspace, requestId };
  const { workspaceId, role } = access;
  const actor =
    access.kind === 'session'
      ? { kind: 'member' as const, id: access.memberId, role }
      : { kind: 'apiKey' as const, id: access.keyId, role };
  return { workspaceId, requestId, actor };
}
