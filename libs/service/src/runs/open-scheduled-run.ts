import type { ScheduledRecalculationActivities, ScheduledSkip } from '@heatline/contracts';
import { type Database, type RunRow, RunStore, type Tx } from '@heatline/database';
import { summaryOf, workflowOf } from './run-workflows';

/** What the model's row says to a slot of its schedule. */
export type SlotAnswer = { name: string; everyMinutes: number } | { skipped: ScheduledSkip };

/** The activity of `scheduledRecalculation`; `ask` reads the model's row: active, schedule on, and of this generation? */
export function scheduledRunActivities(
  database: Database,
  ask: (tx: Tx, slot: { modelId: string; generation: number }) => Promise<SlotAnswer>,
): ScheduledRecalculationActivities {
  return {
    openScheduledRun: ({ workspaceId, modelId, generation, slot }) =>
      database.inWorkspace(workspaceId, async (tx) => {
        const model = await ask(tx, { modelId, generation });
        if ('skipped' in model) return model;
        const entityId = modelId;
        const { run } = await new RunStore(tx).open({
          kind: 'recalculateModel',
          about: { kind: 'model', id: modelId, name: model.name },
          by: { kind: 'schedule', id: null },
          cause: `Every ${everyText(model.everyMinutes)}`,
          workflowId: workflowOf('recalculateModel').idFor({ workspaceId, entityId }),
          idempotencyKey: slot,
          params: { slot },
        });
        return ofThisSlot(run, slot)
          ? { runId: run.runId, workflowId: run.workflowId, summary: summaryOf(run.kind, model.name) }
          : busy;
      }),
  };
}

const busy = { skipped: 'already-running' } as const;

/** The slot's own run, on a second attempt too; not one that somebody else has started meanwhile. */
const ofThisSlot = (run: RunRow, slot: string): boolean => run.params['slot'] === slot && run.endedAt === null;

const everyText = (minutes: number): string => {
  if (minutes % 1_440 === 0) return minutes === 1_440 ? 'day' : `${minutes / 1_440} days`;
  if (minutes % 60 === 0) return minutes === 60 ? 'hour' : `${minutes / 60} hours`;
  return `${minutes} minutes`;
};
