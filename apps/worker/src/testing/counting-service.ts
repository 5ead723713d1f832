import { Injectable, Module } from '@nestjs/common';
import { Database, runTables, type ClaimedSlice, type Migration, type RunRow, type Tx } from '@heatline/database';
import { inboxTable, outboxTable, workspaceTable } from '@heatline/database';
import {
  durableRuns,
  Runs,
  scheduledRunActivities,
  type SlotAnswer,
  TemporalWork,
  type RunTotals,
  type ServiceDefinition,
  type SliceHands,
  type SlicePlan,
  type SliceWork,
  WorkRefused,
} from '@heatline/service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The smallest owner of runs: "leads" are the numbers 1 to n, and scoring one writes how often that was done. */
class CreateCounts1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(outboxTable());
    await runner.query(inboxTable());
    await runner.query(runTables('scoring'));
    await runner.query(
      `create table counted (workspace_id uuid not null, n int not null, times int not null, primary key (workspace_id, n))`,
    );
    await runner.query(workspaceTable('counted'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table counted');
  }
}
export const countingMigrations: Migration[] = [CreateCounts1700000000001];

/** What a test wants to happen; one object per test. */
export interface Mood {
  numbers: number;
  slices: number;
  batch: number;
  beforeBatch: (slice: ClaimedSlice, hands: SliceHands) => Promise<void>;
  /** After the last batch, before the run ends. */
  beforeEnd: (run: RunRow) => Promise<void>;
  completed: RunTotals[];
  plans: number;
  /** What the model's row says to a slot of its schedule. */
  slot: SlotAnswer;
}
const calmMood: Mood = {
  numbers: 0,
  slices: 0,
  batch: 1,
  beforeBatch: async () => {},
  beforeEnd: async () => {},
  completed: [],
  plans: 0,
  slot: { name: 'B2B engagement', everyMinutes: 360 },
};
export const mood: Mood = { ...calmMood };

/** Nothing special happens, until the test says so. */
export const calm = (numbers: number, slices: number, batch: number): void =>
  void Object.assign(mood, calmMood, { numbers, slices, batch, completed: [] });

/** A batch that takes so long. */
export const taking = (ms: number) => (): Promise<void> => new Promise((done) => setTimeout(done, ms));

@Injectable()
export class CountNumbers implements SliceWork {
  readonly kind = 'recalculateModel';

  constructor(private readonly database: Database) {}

  async plan(_run: RunRow, tx: Tx): Promise<SlicePlan> {
    if (mood.numbers < 0) throw new WorkRefused('model_not_found', 'The model is gone', 'Choose another one.');
    mood.plans++;
    const size = Math.ceil(mood.numbers / mood.slices);
    const at = (no: number) => String(Math.min(no * size, mood.numbers));
    const ranges = Array.from({ length: mood.slices }, (_, no) => ({
      lo: at(no),
      hi: at(no + 1),
      total: Number(at(no + 1)) - Number(at(no)),
    }));
    return { ranges, facts: { t: await tx.scoringTime() }, step: 'Counted the numbers' };
  }

  async slice(run: RunRow, slice: ClaimedSlice, hands: SliceHands): Promise<void> {
    const end = Number(slice.hi);
    for (let after = Number(slice.cursor ?? slice.lo); after < end && !hands.signal.aborted;) {
      await mood.beforeBatch(slice, hands);
      if (hands.signal.aborted) return;
      const upTo = Math.min(after + mood.batch, end);
      await this.database.inWorkspace(run.workspaceId, async (tx) => {
        await tx.execute(
          `insert into counted select $1, n, 1 from generate_series($2::int + 1, $3::int) n
           on conflict (workspace_id, n) do update set times = counted.times + 1`,
          [run.workspaceId, after, upTo],
        );
        await hands.advance(tx, { cursor: String(upTo), done: upTo - after, changed: upTo - after });
      });
      after = upTo;
    }
  }

  sweep(run: RunRow): Promise<void> {
    return mood.beforeEnd(run);
  }

  async complete(_run: RunRow, { done, changed, unchanged, failed }: RunTotals): Promise<void> {
    mood.completed.push({ done, changed, unchanged, failed });
  }
}

export function countingService(environment: NodeJS.ProcessEnv): ServiceDefinition {
  @Module({ imports: [durableRuns('scoring', { environment })], providers: [CountNumbers] })
  class CountingModule {
    constructor(runs: Runs, temporal: TemporalWork, database: Database, countNumbers: CountNumbers) {
      runs.does(countNumbers);
      temporal.does(scheduledRunActivities(database, async () => mood.slot));
    }
  }
  return { name: 'scoring', module: CountingModule, database: { migrations: countingMigrations } };
}
