import { type CallContext, type matchEverybody, Refusal, type RequestOf } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { BulkThreads } from '../threads/bulk-threads';
import { knows } from '../scores/model-subject';
import { RulebookStore } from '../timelines/rulebook-store';
import { criterionKeyOf } from '../timelines/rulebook';
import { LearnCondition } from './learn-condition';
import { criteriaAskedFor } from './matcher';
import type { MatchedRange } from './match-range';
import { whatIsAsked } from './what-is-asked';

type Request = RequestOf<typeof matchEverybody>;
type Reply = z.input<(typeof matchEverybody)['reply']>;

/** If all of them match, their ids in base64 still fit into one message. */
const perPage = 350_000;

/** Everybody who satisfies a condition now: one pass over all timelines, away from the thread that answers calls. */
@Injectable()
export class MatchEverybody {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly threads: BulkThreads,
    private readonly learn: LearnCondition,
  ) {}

  async run(context: CallContext, { condition, memberId, after, asOf }: Request): Promise<Reply> {
    const { workspaceId } = context;
    const { ready, now } = await this.database.inWorkspace(workspaceId, async (tx) => {
      // What cannot be answered is refused before anything is learnt for it.
      await whatIsAsked(tx, condition);
      const keys = criteriaAskedFor(condition, await this.rulebooks.hold(tx)).map(criterionKeyOf);
      return { ready: await knows(tx, keys), now: (await tx.scoringTime()) / 1_000 };
    });
    if (!ready) {
      const runId = await this.learn.run(context, condition);
      throw new Refusal('condition_not_ready', { runId }, 'All events are being read for what is new in this filter');
    }
    const range = { workspaceId, condition, memberId, after: after ?? null, limit: perPage, asOf: asOf ?? now };
    const { packed, next }: MatchedRange = await this.threads.match(range);
    return { packed: Buffer.from(packed).toString('base64'), next, asOf: range.asOf };
  }
}
