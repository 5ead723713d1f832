import { defineQuery, defineSignal, defineUpdate, setHandler } from '@temporalio/workflow';
import { runQueries, runSignals, runUpdates, type RunProgress, type SetPaused } from '@heatline/contracts/workflows';
import type { SliceBook } from './slice-book';

const pause = defineSignal(runSignals.pause);
const resume = defineSignal(runSignals.resume);
const retry = defineSignal<[sliceNo?: number]>(runSignals.retry);
const skipSlice = defineSignal<[sliceNo: number]>(runSignals.skipSlice);
const abort = defineSignal(runSignals.abort);
const restart = defineSignal(runSignals.restart);
const setPausedUpdate = defineUpdate<void, [SetPaused]>(runUpdates.setPaused);
const retryUpdate = defineUpdate<number, [sliceNo?: number]>(runUpdates.retry);
const skipSliceUpdate = defineUpdate<void, [sliceNo: number]>(runUpdates.skipSlice);
const setConcurrency = defineUpdate<void, [window: number]>(runUpdates.setConcurrency);
const abortUpdate = defineUpdate(runUpdates.abort);
const progressQuery = defineQuery<RunProgress>(runQueries.progress);

/** More slices at once than any service has bulk slots would only wait in its queue. */
const maxWindow = 16;

/** What people have asked of the run. Handlers only write it down, so that each may arrive twice; the driver acts. */
export interface Desk {
  paused: boolean;
  pausedAt: number | null;
  /** Somebody has paused or resumed it since this workflow began: newer than what its plan read from the row. */
  pauseSaid: boolean;
  abort: boolean;
  restart: boolean;
  window: number;
  /** A command has arrived that the row has not been told of yet. */
  unanswered: boolean;
  /** Asked to try again, although no slice is parked: the run as a whole was stopped. */
  goOn: boolean;
  /** Slices that people retried or skipped, for the rows. */
  retried: { sliceNo?: number }[];
  skippedNow: number[];
  /** Grows with each message: what a waiting driver watches. */
  messages: number;
}

export function openDesk(
  book: SliceBook,
  start: Pick<Desk, 'paused' | 'pausedAt' | 'restart' | 'window'>,
  progress: () => RunProgress,
): Desk {
  const desk: Desk = {
    ...start,
    pauseSaid: false,
    abort: false,
    unanswered: false,
    goOn: false,
    retried: [],
    skippedNow: [],
    messages: 0,
  };
  const heard = () => {
    desk.unanswered = true;
    desk.messages++;
  };
  const setPaused = (paused: boolean) => {
    // Asked twice, the pause began the first time.
    desk.pausedAt = paused ? (desk.pausedAt ?? Date.now()) : desk.pausedAt;
    desk.paused = paused;
    desk.pauseSaid = true;
    heard();
  };
  // People count slices from 1.
  const retrySlices = (no?: number) => {
    const sliceNo = typeof no === 'number' ? no - 1 : undefined;
    const parked = book.parked.length;
    if (book.retry(sliceNo)) desk.retried.push(sliceNo === undefined ? {} : { sliceNo });
    desk.goOn = true;
    heard();
    return parked - book.parked.length;
  };
  const skip = (no: number) => {
    if (book.skip(no - 1)) desk.skippedNow.push(no - 1);
    heard();
  };
  const end = () => {
    desk.abort = true;
    heard();
  };

  setHandler(pause, () => setPaused(true));
  setHandler(resume, () => setPaused(false));
  setHandler(retry, (no) => void retrySlices(no));
  setHandler(skipSlice, skip);
  setHandler(abort, end);
  setHandler(restart, () => {
    desk.restart = true;
    heard();
  });
  setHandler(setPausedUpdate, ({ paused }) => setPaused(paused));
  setHandler(retryUpdate, retrySlices);
  setHandler(skipSliceUpdate, skip, {
    validator: (no) => {
      if (!book.isParked(no - 1)) throw new Error(`Slice ${no} is not parked`);
    },
  });
  setHandler(
    setConcurrency,
    (window) => {
      desk.window = window;
      desk.messages++;
    },
    {
      validator: (window) => {
        if (!Number.isInteger(window) || window < 1 || window > maxWindow)
          throw new Error(`Give a number from 1 to ${maxWindow}`);
      },
    },
  );
  setHandler(abortUpdate, end);
  setHandler(progressQuery, progress);
  return desk;
}
