import type { RunInput } from '@heatline/contracts/workflows';
import { runActivitiesOf } from './activities';
import { openDesk, type Desk } from './desk';
import { RowNotes } from './row-notes';
import { RunDisplay } from './run-display';
import { SliceBook } from './slice-book';
import { SliceWindow } from './slice-window';
import { failureType, troubleOf } from './trouble';

/** What a run in flight consists of: its slices, what people ask of it, what they see of it, and what its row is told. */
export class RunParts {
  readonly ref;
  readonly activities;
  readonly book: SliceBook;
  readonly desk: Desk;
  readonly window: SliceWindow;
  readonly display: RunDisplay;
  readonly row: RowNotes;
  readonly startedAt: number;
  /** The row was ended by somebody else. */
  rowClosed = false;

  constructor(
    readonly input: RunInput,
    policy: { window: number },
  ) {
    const { workspaceId, runId, service, carried } = input;
    this.ref = { workspaceId, runId };
    this.activities = runActivitiesOf(service);
    this.startedAt = carried?.startedAt ?? Date.now();
    this.book = new SliceBook(carried);
    this.window = new SliceWindow(this.ref, this.activities, {
      done: (tally) => this.book.done(tally),
      interrupted: (sliceNo) => this.book.putBack(sliceNo),
      failed: (sliceNo, error) => this.sliceFailed(sliceNo, error),
    });
    this.display = new RunDisplay(
      this.ref,
      this.book,
      () => this.desk,
      () => this.window.inFlight,
      this.startedAt,
    );
    const { paused = false, pausedAt = null, restart = false, window = policy.window } = carried ?? {};
    this.desk = openDesk(this.book, { paused, pausedAt, restart, window }, () => this.display.progress());
    this.row = new RowNotes(this.ref, this.activities, this.desk);
  }

  private sliceFailed(sliceNo: number, error: unknown): void {
    if (failureType(error) === 'RunClosed') {
      this.rowClosed = true;
      return;
    }
    const slice = { sliceNo, trouble: troubleOf(error, this.input.service) };
    this.book.park(slice);
    this.row.parked(slice);
  }
}
