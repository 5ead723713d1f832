import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { upsertSearchAttributes } from '@temporalio/workflow';
import { searchAttributes, type PlannedRun, type RunRef } from '@heatline/contracts/workflows';

const key = <Name extends keyof typeof searchAttributes>(name: Name) => ({ name, type: searchAttributes[name] });

export interface ListEntry {
  state: string;
  percent: number;
  errorType: string | null;
  total: number;
}

/** The run in Temporal's lists. Each write is a history event, so only a new state, a new error or ten more percent are written. */
export class ListEntryWriter {
  private written: ListEntry | undefined;
  private introduced = false;

  constructor(private readonly ref: RunRef) {}

  write(entry: ListEntry, list: PlannedRun['list']): void {
    const last = this.written;
    const tenth = (percent: number) => Math.floor(percent / 10);
    if (
      last &&
      last.state === entry.state &&
      last.errorType === entry.errorType &&
      last.total === entry.total &&
      tenth(last.percent) === tenth(entry.percent)
    ) {
      return;
    }
    this.written = entry;
    const pairs: SearchAttributeUpdatePair[] = [
      { key: key('RunState'), value: entry.state },
      { key: key('ErrorType'), value: entry.errorType },
      { key: key('ProgressPct'), value: entry.percent },
      { key: key('LeadCount'), value: entry.total },
      { key: key('LastProgressAt'), value: new Date() },
    ];
    if (!this.introduced && list.kind !== '') {
      // Whoever started the workflow may not have said what it is, for example an SRE in Temporal UI.
      this.introduced = true;
      pairs.push(
        { key: key('WorkspaceId'), value: this.ref.workspaceId },
        { key: key('HeatlineRunId'), value: this.ref.runId },
        { key: key('RunKind'), value: list.kind },
        { key: key('EntityId'), value: list.entityId },
        { key: key('EntityName'), value: list.entityName },
        { key: key('StartedBy'), value: list.startedBy },
      );
    }
    upsertSearchAttributes(pairs);
  }
}
