import type { RunStep } from '@heatline/contracts';
import type { Tx } from '../tx';

/** As many lines as the page of a run shows; a run that fails thousands of times does not need each of them. */
const shownSteps = 200;
const keptSteps = 1_000;

/** The log of a run, for people: what happened, in one line each. Never values of rows. */
export class RunLog {
  constructor(private readonly tx: Tx) {}

  /** `sliceNo` from 0. */
  async add(runId: string, level: RunStep['level'], text: string, sliceNo: number | null = null): Promise<void> {
    await this.tx.execute(
      `insert into run_step (workspace_id, run_id, level, text, slice_no)
       select $1, $2, $3, left($4, 500), $5
       where (select count(*) from run_step where workspace_id = $1 and run_id = $2) < $6`,
      [this.tx.workspaceId, runId, level, text, sliceNo, keptSteps],
    );
  }

  /** Newest first. */
  async newest(runId: string): Promise<RunStep[]> {
    const rows = await this.tx.query<{ at: Date; level: RunStep['level']; text: string; slice_no: number | null }>(
      `select at, level, text, slice_no from run_step where workspace_id = $1 and run_id = $2 order by step_no desc limit $3`,
      [this.tx.workspaceId, runId, shownSteps],
    );
    return rows.map(({ at, level, text, slice_no }) => ({
      at: at.toISOString(),
      level,
      text,
      sliceNo: slice_no === null ? null : slice_no + 1,
    }));
  }
}
