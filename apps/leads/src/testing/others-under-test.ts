import {
  followMerges,
  matchEverybody,
  matchLeads,
  personalDataCalls,
  projectMerge,
  Refusal,
  type RemovedRows,
} from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import type { ServiceDefinition } from '@heatline/service';
import { Controller } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';

/** What scoring would answer about the rows that it keeps: how many it took away, or that it cannot now. */
export class RowsUnderTest {
  asked: string[][] = [];
  /** Who was told to be followed, and why. */
  followed: { leadIds: string[]; cause: string }[] = [];
  away = false;
  /** Happens once, in the middle. */
  meanwhile: (() => Promise<unknown>) | undefined;

  follow(told: { leadIds: string[]; cause: string }): Record<string, never> {
    if (this.away) throw new Error('Scoring is away');
    this.followed.push(told);
    return {};
  }

  async erase(leadIds: string[]): Promise<{ removed: RemovedRows[] }> {
    const { meanwhile } = this;
    this.meanwhile = undefined;
    await meanwhile?.();
    if (this.away) throw new Error('Scoring is away');
    const again = this.asked.flat();
    this.asked.push(leadIds);
    const fresh = leadIds.filter((leadId) => !again.includes(leadId));
    return { removed: fresh.map((leadId) => ({ leadId, table: 'scoring.score', rows: 2 })) };
  }
}

/** Who would satisfy what only the engine can tell: some leads, whatever the condition. */
export class MatchesUnderTest {
  private matching = new Set<string>();
  /** Raw events are still being read for it: so many leads are looked at in one call, and nobody knows everybody. */
  learning: { looked: number } | undefined;
  /** How many leads were asked about one by one. */
  looked = 0;

  are(leadIds: Iterable<string>): void {
    this.matching = new Set(leadIds);
  }

  among(leadIds: string[]) {
    const looked = leadIds.slice(0, this.learning?.looked);
    this.looked += looked.length;
    return {
      leadIds: looked.filter((leadId) => this.matching.has(leadId)),
      ready: !this.learning,
      looked: looked.length,
    };
  }

  everybody() {
    if (this.learning) throw new Refusal('condition_not_ready', { runId: uuidv7() });
    const packed = Buffer.from([...this.matching].sort().join('').replaceAll('-', ''), 'hex').toString('base64');
    return { packed, next: null, asOf: 0 };
  }
}

export function scoringUnderTest(rows: RowsUnderTest, matches: MatchesUnderTest): ServiceDefinition {
  @Controller()
  class Rows {
    @Answers(personalDataCalls.scoring.erase)
    erase({ leadIds }: { leadIds: string[] }) {
      return rows.erase(leadIds);
    }

    @Answers(followMerges)
    follow(told: { leadIds: string[]; cause: string }) {
      return rows.follow(told);
    }

    @Answers(projectMerge)
    project() {
      return { scores: [] };
    }

    @Answers(matchLeads)
    match({ leadIds }: { leadIds: string[] }) {
      return matches.among(leadIds);
    }

    @Answers(matchEverybody)
    everybody() {
      return matches.everybody();
    }
  }
  return { name: 'scoring', module: { module: class ScoringUnderTest {}, controllers: [Rows] } };
}
