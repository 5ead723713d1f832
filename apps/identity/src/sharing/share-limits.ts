import { Refusal } from '@heatline/contracts';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { hashOfSecret } from '../secret';

/** Somebody who reads opens a few pages a minute; whoever tries tokens wants many more. */
const perMinute = 60;

/** Openings from one place. In memory: a token of 256 bits is not guessed, this is against floods. */
@Injectable()
export class ShareLimits {
  private readonly limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });

  /** @throws Refusal `too_many_attempts` with `retryAfterSeconds` */
  async count(place: string): Promise<void> {
    try {
      await this.limiter.consume(hashOfSecret(place));
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new Refusal('too_many_attempts', { retryAfterSeconds: Math.ceil(refused.msBeforeNext / 1_000) });
    }
  }
}
