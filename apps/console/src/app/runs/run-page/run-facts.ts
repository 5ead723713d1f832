import { onlyReads, type RunDetail, type RunSlice, type RunStep } from '@heatline/contracts';
import { counted, formatCount, formatDuration, formatExact, type IconName } from '@heatline/ui';
import { type Fact } from '@heatline/ui/details';
import type { RateSample, SliceView } from '@heatline/ui/charts';
import { secondsOfRun, tookWords } from '../../api/run-words';

/** Slices as squares, each with what stands behind it. */
export const slicesOf = (slices: readonly RunSlice[], unit: string): SliceView[] =>
  slices.map(({ no, state, total, done, attempts, message }) => ({
    no,
    state,
    words: [
      `Slice ${no}: ${state}`,
      state === 'running' ? `${formatCount(done)} of ${formatCount(total)} ${unit}` : `${formatCount(total)} ${unit}`,
      ...(attempts > 1 ? [counted(attempts, 'attempt')] : []),
      ...(message ? [message] : []),
    ].join(', '),
  }));

export const samplesOf = (run: Pick<RunDetail, 'samples'>): RateSample[] =>
  run.samples.map(({ at, ratePerSecond }) => ({ at: new Date(at), perSecond: ratePerSecond }));

/** Mean over the whole run so far; null before anything was done. */
export function meanRate(run: RunDetail, now: Date): number | null {
  const seconds = secondsOfRun(run, now);
  return seconds === null || seconds < 0.05 || run.done === 0 ? null : Math.round(run.done / seconds);
}

export const iconOfStep = ({ level }: RunStep): IconName =>
  ({ info: 'chevron_right', success: 'check', warning: 'warning', error: 'error' })[level] as IconName;

const factTitles: Readonly<Record<string, string>> = {
  asOf: 'As of',
  publishedVersion: 'Published version',
  model: 'Model',
};

const titled = (key: string): string =>
  factTitles[key] ??
  key.charAt(0).toUpperCase() + key.slice(1).replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

/** Plans fix instants as whole seconds since 1970 or as text. */
const instant = /^\d{4}-\d\d-\d\dT/;

/** What there is to know about a run, in words. */
export function factsOf(
  run: RunDetail,
  by: string,
  now: Date,
  zone: string | undefined,
  nameOf: (id: string | null) => string | undefined = () => undefined,
): Fact[] {
  const exact = (at: string) => formatExact(new Date(at), zone);
  const seconds = secondsOfRun(run, now);
  return [
    { label: 'Started', value: `${exact(run.startedAt ?? run.createdAt)} by ${by}` },
    ...(run.endedAt ? [{ label: 'Ended', value: exact(run.endedAt) }] : []),
    ...(seconds === null
      ? []
      : [{ label: run.endedAt ? 'Took' : 'So far', value: tookWords(seconds, formatDuration) }]),
    { label: 'Cause', value: run.cause || null },
    ...('ownerId' in run.facts ? [{ label: 'New owner', value: ownerWords(run.facts['ownerId'], nameOf) }] : []),
    ...Object.entries(run.facts)
      .filter(([key]) => !idKeys.includes(key))
      .map(([key, value]) => ({ label: titled(key), value: factWords(key, value, exact) })),
    ...(onlyReads(run.kind)
      ? []
      : [
          {
            label: 'Changed',
            value: `${formatCount(run.changed)} of ${counted(run.done, run.unit.replace(/s$/, ''))}`,
          },
        ]),
    ...(run.failed ? [{ label: 'Failed', value: formatCount(run.failed) }] : []),
    { label: 'Workflow', value: run.workflowId },
  ];
}

const ownerWords = (ownerId: RunDetail['facts'][string], nameOf: (id: string | null) => string | undefined) =>
  typeof ownerId === 'string' ? (nameOf(ownerId) ?? 'A former member') : 'Nobody';

/** Ids say nothing to people. */
const idKeys = ['ownerId', 'batchId', 'memberId'];

function factWords(key: string, value: RunDetail['facts'][string], exact: (at: string) => string): string | null {
  if (value === null) return null;
  if (key === 'asOf' && typeof value === 'number') return exact(new Date(value * 1_000).toISOString());
  if (key === 'publishedVersion') return `v${value}`;
  if (typeof value === 'string' && instant.test(value)) return exact(value);
  return typeof value === 'number' ? formatCount(value) : String(value);
}
