import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { defineSearchAttributeKey, type SearchAttributePair } from '@temporalio/common';
import {
  orchestrationQueue,
  type RunInput,
  type RunService,
  searchAttributes,
  type SearchAttributeName,
} from '@heatline/contracts';
import type { RunRow } from '@heatline/database';
import type { Temporal } from '../temporal/temporal';
import { summaryOf, workflowOf } from './run-workflows';

/** Manual work goes before what the clock started; within one priority, workspaces take turns. */
const priorityOf = ({ by }: RunRow) => (by.kind === 'schedule' ? 4 : 2);

/**
 * Starts the workflow of a queued run. Its id is a function of what it works on, so a second start does no harm.
 * @returns false when the workflow of an earlier run still has that id
 */
export async function launchRun(temporal: Temporal, service: RunService, run: RunRow): Promise<boolean> {
  const { workspaceId, runId, kind, about } = run;
  const input: RunInput = { workspaceId, runId, service };
  const consoleUrl = temporal.consoleUrlOf(runId);
  try {
    await temporal.within((client) =>
      client.workflow.start(workflowOf(kind).name, {
        taskQueue: orchestrationQueue,
        workflowId: run.workflowId,
        args: [input],
        memo: { runId, ...(consoleUrl && { consoleUrl }) },
        staticSummary: summaryOf(kind, about.name),
        ...(consoleUrl && { staticDetails: `[Open in Heatline](${consoleUrl})` }),
        typedSearchAttributes: listEntryOf(run),
        priority: { priorityKey: priorityOf(run), fairnessKey: workspaceId },
      }),
    );
    return true;
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    const { memo } = await temporal.within((client) => client.workflow.getHandle(run.workflowId).describe());
    return memo?.['runId'] === runId;
  }
}

export const startedBy = ({ by }: RunRow): string => by.id ?? by.kind;

function listEntryOf(run: RunRow): SearchAttributePair[] {
  const keyword = (
    name: SearchAttributeName &
      ('WorkspaceId' | 'RunKind' | 'RunState' | 'EntityId' | 'EntityName' | 'HeatlineRunId' | 'StartedBy'),
    value: string,
  ) => ({
    key: defineSearchAttributeKey(name, searchAttributes[name]),
    value,
  });
  return [
    keyword('WorkspaceId', run.workspaceId),
    keyword('HeatlineRunId', run.runId),
    keyword('RunKind', run.kind),
    keyword('RunState', 'queued'),
    keyword('EntityId', run.about.id),
    ...(run.about.name ? [keyword('EntityName', run.about.name)] : []),
    keyword('StartedBy', startedBy(run)),
  ];
}
