import { setCurrentDetails } from '@temporalio/workflow';
import type { PlannedRun, RunEnd, RunProgress, RunRef, RunTrouble } from '@heatline/contracts/workflows';
import type { Desk } from './desk';
import { detailsOf, percentOf } from './details';
import { ListEntryWriter } from './list-entry';
import type { SliceBook } from './slice-book';

/** States of the list in fewer words than the page has. */
const listState: Record<RunProgress['state'], string> = {
  planning: 'running',
  running: 'running',
  finishing: 'running',
  pausing: 'paused',
  paused: 'paused',
  parked: 'parked',
};

/** What people see of the run in Temporal: its entry in the lists, its page, and the answer of the query `progress`. */
export class RunDisplay {
  state: RunProgress['state'] = 'planning';
  plan: PlannedRun = {
    slices: 0,
    total: 0,
    unit: '',
    title: '',
    consoleUrl: '',
    list: { kind: '', entityId: '', entityName: null, startedBy: '' },
    closed: false,
  };
  /** What stops the run as a whole. */
  stopped: RunTrouble | undefined;
  private readonly list: ListEntryWriter;

  constructor(
    ref: RunRef,
    private readonly book: SliceBook,
    private readonly desk: () => Desk,
    private readonly inFlight: () => Iterable<number>,
    private readonly startedAt: number,
  ) {
    this.list = new ListEntryWriter(ref);
  }

  enter(state: RunProgress['state']): void {
    this.state = state;
    this.writeList(listState[state]);
    this.writeDetails();
  }

  /** May be said twice: once more when the row has told why. */
  ended(end: RunEnd): void {
    this.writeList(end.state);
    this.writeDetails(end);
  }

  progress(): RunProgress {
    const human = (sliceNo: number) => sliceNo + 1;
    return {
      state: this.state,
      slices: this.plan.slices,
      slicesDone: this.book.doneSlices,
      inFlight: [...this.inFlight()].map(human),
      parked: this.book.parked.map((slice) => human(slice.sliceNo)),
      skipped: this.book.skipped.map(human),
      window: this.desk().window,
      total: this.plan.total,
      tally: this.book.tally,
    };
  }

  private writeDetails(ended?: RunEnd): void {
    const { plan, stopped } = this;
    setCurrentDetails(
      detailsOf({
        plan,
        progress: this.progress(),
        parked: this.book.parked,
        elapsedMs: Date.now() - this.startedAt,
        ...(stopped ? { stopped } : {}),
        ...(ended ? { ended } : {}),
      }),
    );
  }

  private writeList(state: string): void {
    const errorType = this.stopped?.code ?? this.book.parked.at(-1)?.trouble.code ?? null;
    const { total, list, unit } = this.plan;
    // Nothing is known before the plan, and 0 of 0 would read as 100 %.
    const percent = unit === '' ? 0 : percentOf(this.book.tally.done, total);
    this.list.write({ state, percent, errorType, total }, list);
  }
}
