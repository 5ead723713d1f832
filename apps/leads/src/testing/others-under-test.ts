import { personalDataCalls, type RemovedRows } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import type { ServiceDefinition } from '@heatline/service';
import { Controller } from '@nestjs/common';

/** What scoring would answer about the rows that it keeps: how many it took away, or that it cannot now. */
export class RowsUnderTest {
  asked: string[][] = [];
  away = false;
  /** Happens once, in the middle. */
  meanwhile: (() => Promise<unknown>) | undefined;

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

export function scoringUnderTest(rows: RowsUnderTest): ServiceDefinition {
  @Controller()
  class Rows {
    @Answers(personalDataCalls.scoring.erase)
    erase({ leadIds }: { leadIds: string[] }) {
      return rows.erase(leadIds);
    }
  }
  return { name: 'scoring', module: { module: class ScoringUnderTest {}, controllers: [Rows] } };
}
