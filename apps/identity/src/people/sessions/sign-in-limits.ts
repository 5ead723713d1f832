import { Refusal } from '@heatline/contracts';
import type { Database } from '@heatline/database';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { hashOfSecret } from '../../secret';

const quarterHour = 900;

/** A person mistypes a few times; ten in a quarter of an hour from one place is guessing. */
const triesPerAccountAndPlace = 10;
/** An office behind one address signs in on a Monday morning; successful sign-ins are given back. */
const triesPerPlace = 60;

/** Counts attempts in the database, so that neither a restart nor a second process begins anew. Addresses are kept as hashes. */
export class SignInLimits {
  private readonly perAccountAndPlace: RateLimiterPostgres;
  private readonly perPlace: RateLimiterPostgres;

  constructor(database: Database) {
    const store = {
      query: ({ text, values }: { text: string; values: unknown[] }) =>
        database.inSystem(async (tx) => ({ rows: await tx.query(text, values) })),
    };
    const limiter = (keyPrefix: string, points: number) =>
      new RateLimiterPostgres({
        storeClient: store,
        storeType: 'client',
        schemaName: 'identity',
        tableName: 'sign_in_attempt',
        tableCreated: true,
        keyPrefix,
        points,
        duration: quarterHour,
        blockDuration: quarterHour,
      });
    this.perAccountAndPlace = limiter('account', triesPerAccountAndPlace);
    this.perPlace = limiter('place', triesPerPlace);
  }

  /**
   * Counts the attempt before anything is checked: of many at the same moment no more get through than of many in a row.
   * @throws Refusal `too_many_attempts` with `retryAfterSeconds`
   */
  async count(account: string, place: string): Promise<void> {
    await consume(this.perPlace, hashOfSecret(place));
    await consume(this.perAccountAndPlace, hashOfSecret(`${account} ${place}`));
  }

  /** The attempt was right: it is not counted against anybody. */
  async forgive(account: string, place: string): Promise<void> {
    await this.perAccountAndPlace.delete(hashOfSecret(`${account} ${place}`));
    await this.perPlace.reward(hashOfSecret(place));
  }
}

async function consume(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new Refusal('too_many_attempts', { retryAfterSeconds: Math.ceil(refused.msBeforeNext / 1_000) });
  }
}
