import type { Model, ModelKind } from '@heatline/contracts';

export const kindTitles: Readonly<Record<ModelKind, string>> = {
  engagement: 'Engagement',
  profile: 'Profile',
  account: 'Account',
  custom: 'Custom',
};

export const kindHints: Readonly<Record<ModelKind, string>> = {
  engagement: 'What people do: visits, mails, trials',
  profile: 'Who people are: title, industry, size',
  account: 'What everybody of a company does together',
  custom: 'Anything else, beside the others',
};

export const intervals = [
  { minutes: 15, words: 'every 15 min' },
  { minutes: 30, words: 'every 30 min' },
  { minutes: 60, words: 'every hour' },
  { minutes: 180, words: 'every 3 h' },
  { minutes: 360, words: 'every 6 h' },
  { minutes: 720, words: 'every 12 h' },
  { minutes: 1_440, words: 'every day' },
  { minutes: 10_080, words: 'every week' },
] as const;

/** "every 6 h"; an interval that a program chose may be any number of minutes. */
export function intervalWords(minutes: number): string {
  const known = intervals.find((interval) => interval.minutes === minutes);
  if (known) return known.words;
  if (minutes % 1_440 === 0) return `every ${minutes / 1_440} days`;
  return minutes % 60 === 0 ? `every ${minutes / 60} h` : `every ${minutes} min`;
}

/** What can be chosen: the usual ones, and the one that holds. */
export const intervalChoices = (current: number): { minutes: number; words: string }[] =>
  intervals.some(({ minutes }) => minutes === current)
    ? [...intervals]
    : [...intervals, { minutes: current, words: intervalWords(current) }].sort((a, b) => a.minutes - b.minutes);

/** When the clock comes next, from a slot that may have passed since it was read: slots are a fixed interval apart. */
export function nextSlot(slotAt: string | null, everyMinutes: number, now: Date): Date | null {
  if (slotAt === null) return null;
  const slot = Date.parse(slotAt);
  const every = everyMinutes * 60_000;
  return new Date(slot + every * Math.max(0, Math.ceil((now.getTime() - slot) / every)));
}

/** "every 6 h", "every day, as points fade", "by hand": what starts the recalculations of a model. */
export function scheduleWords({ clock, schedule }: Pick<Model, 'clock' | 'schedule'>): string {
  if (clock) return `${intervalWords(clock.everyMinutes)}${clock.because === 'decay' ? ', as points fade' : ''}`;
  return schedule.enabled ? intervalWords(schedule.everyMinutes) : 'by hand';
}
