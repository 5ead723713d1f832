import { isClosed, type Run, runKinds } from '@heatline/contracts';
import { counted, type IconName } from '@heatline/ui';

export interface StateWords {
  readonly words: string;
  readonly tone: 'neutral' | 'ok' | 'warn' | 'bad' | 'accent';
  readonly icon: IconName | null;
}

const asked: Readonly<Record<NonNullable<Run['requested']>, string>> = {
  pause: 'Pausing',
  resume: 'Resuming',
  cancel: 'Cancelling',
  retry: 'Retrying',
  skipSlice: 'Skipping',
  abort: 'Aborting',
  restart: 'Beginning anew',
};

/** What a run is doing, as its tag says it. */
export function stateOf(run: Run): StateWords {
  if (run.requested) return { words: asked[run.requested], tone: 'accent', icon: null };
  switch (run.state) {
    case 'queued':
      return { words: 'Queued', tone: 'neutral', icon: 'schedule' };
    case 'running':
      return { words: 'Running', tone: 'accent', icon: null };
    case 'paused':
      return { words: 'Paused', tone: 'warn', icon: 'pause' };
    case 'parked':
      return { words: 'Waits for you', tone: 'bad', icon: 'error' };
    case 'completed':
      return { words: 'Completed', tone: 'ok', icon: 'check' };
    case 'failed':
      return { words: 'Failed', tone: 'bad', icon: 'error' };
    case 'cancelled':
      return { words: 'Cancelled', tone: 'neutral', icon: 'block' };
  }
}

/** "1 slice parked", as long as somebody has to look at it. */
export const parkedWords = (run: Run): string | null =>
  run.slices.parked && !isClosed(run.state) ? `${counted(run.slices.parked, 'slice')} parked` : null;

/** "The model was switched off: it scores nobody any more." Null where nobody gave a reason. */
export const reasonOf = ({ reason }: Pick<Run, 'reason'>): string | null =>
  reason && (/[.!?]$/.test(reason) ? reason : `${reason}.`);

/** Whole percent, never 100 before the end; null until the run is planned. */
export function percentOf(run: Pick<Run, 'done' | 'total' | 'state'>): number | null {
  if (run.total === null) return run.state === 'completed' ? 100 : null;
  return run.total === 0 ? 100 : Math.floor((100 * Math.min(run.done, run.total)) / run.total);
}

/** What it works on; a person is never named. Null = everybody, or what its title says already. */
const subjectOf = ({ about }: Run): string | null => about.name ?? (about.kind === 'lead' ? 'one lead' : null);

/** The same in a list: one lead, all accounts, B2B engagement v7. */
export const aboutOf = (run: Run): string =>
  subjectOf(run) ?? (run.about.kind === 'run' ? 'leads of an earlier run' : `all ${run.unit}`);

/** Recalculation of B2B engagement. */
export const titleOf = (run: Run): string => {
  const subject = subjectOf(run);
  return subject ? `${runKinds[run.kind].title} of ${subject}` : runKinds[run.kind].title;
};

/** Who started it, in a word or two. */
export function starterOf(run: Pick<Run, 'by' | 'cause'>, nameOf: (id: string | null) => string | undefined): string {
  switch (run.by.kind) {
    case 'member':
      return nameOf(run.by.id) ?? 'A former member';
    case 'apiKey':
      return 'API key';
    case 'schedule':
      return run.cause || 'Schedule';
    case 'system':
      return 'Heatline';
  }
}

/** How long it took or has taken, in seconds; null before it began. */
export function secondsOfRun(run: Pick<Run, 'startedAt' | 'endedAt'>, now: Date): number | null {
  if (run.startedAt === null) return null;
  return Math.max(0, ((run.endedAt ? Date.parse(run.endedAt) : now.getTime()) - Date.parse(run.startedAt)) / 1_000);
}

/** 14.2 s under a minute, then 3 min 20 s. */
export const tookWords = (seconds: number, long: (seconds: number) => string): string =>
  seconds < 60 ? `${Math.round(seconds * 10) / 10} s` : long(seconds);
