import type { Access } from '@heatline/contracts';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooManyRequests } from '../problems/own-problems';

/** Against accidents and floods, far above what anybody needs: an API key alone may send 3,000 requests (of up to 1,000 events) a second. */
const perSecond = { apiKey: 3_000, session: 300, anyone: 50 };

@Injectable()
export class RateLimits {
  private readonly limiters = {
    apiKey: new RateLimiterMemory({ points: perSecond.apiKey, duration: 1 }),
    session: new RateLimiterMemory({ points: perSecond.session, duration: 1 }),
    anyone: new RateLimiterMemory({ points: perSecond.anyone, duration: 1 }),
  };

  /** @throws HttpProblem 429 with Retry-After */
  async count(access: Access | null, clientAddress: string): Promise<void> {
    const holder = access === null ? clientAddress : access.kind === 'session' ? access.memberId : access.keyId;
    try {
      await this.limiters[access?.kind ?? 'anyone'].consume(holder);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw tooManyRequests(Math.max(1, Math.ceil(refused.msBeforeNext / 1_000)));
    }
  }
}
