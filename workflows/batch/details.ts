import type { PlannedRun, RunEnd, RunProgress } from '@heatline/contracts/workflows';
import type { ParkedSlice } from './slice-book';

export interface DetailsInput {
  plan: PlannedRun;
  progress: RunProgress;
  parked: readonly ParkedSlice[];
  /** Since the run, or its continuation, began to work. */
  elapsedMs: number;
  /** What stops the run as a whole. */
  stopped?: { code: string; message: string; hint: string };
  /** Nothing is at work any more, and nothing can be asked of it. */
  ended?: RunEnd;
}

const number = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');

const stateLine: Record<RunProgress['state'], string> = {
  planning: 'Planning',
  running: 'Running',
  pausing: 'Pausing: the slices in flight end first',
  paused: 'Paused: signal `resume` goes on',
  parked: 'Parked: waits for a person',
  finishing: 'Finishing',
};

const endLine: Record<RunEnd['state'], string> = {
  completed: 'Completed',
  failed: 'Failed: what was written stays',
  cancelled: 'Cancelled: what was written stays',
};

export const percentOf = (done: number, total: number): number =>
  total === 0 ? 100 : Math.min(100, Math.floor((100 * done) / total));

/** An SRE's page, as Markdown: what state, how far and how fast, what failed, what to do. */
export function detailsOf({ plan, progress, parked, elapsedMs, stopped, ended }: DetailsInput): string {
  const { tally, total } = progress;
  const rate = elapsedMs > 0 ? tally.done / (elapsedMs / 1_000) : 0;
  const lines = [
    `**${plan.title}**`,
    '',
    `- State: **${ended ? endLine[ended.state] : stateLine[progress.state]}**`,
    ...(ended?.reason ? [`- Why: ${ended.reason}`] : []),
    `- Progress: ${percentOf(tally.done, total)} %, ${number(tally.done)} of ${number(total)} ${plan.unit}, about ${number(rate)}/s`,
    `- Changed ${number(tally.changed)}, unchanged ${number(tally.unchanged)}, failed ${number(tally.failed)}`,
    `- Slices: ${progress.slicesDone} of ${progress.slices} done; in flight ${progress.inFlight.join(', ') || 'none'}; window ${progress.window}`,
  ];
  if (progress.skipped.length) lines.push(`- Skipped slices: ${progress.skipped.join(', ')}`);
  const last = parked.at(-1);
  // What failed on the way is no news of a run that ended otherwise.
  const trouble = ended && ended.state !== 'failed' ? undefined : (stopped ?? last?.trouble);
  if (trouble) {
    const where = stopped ? '' : ` (slice ${(last?.sliceNo ?? 0) + 1})`;
    lines.push('', '**What failed**', '', `- ${trouble.message}${where} \`${trouble.code}\``);
    if (parked.length) lines.push(`- Parked slices: ${progress.parked.join(', ')}. Nothing is half written.`);
    lines.push('', '**What to do**', '', `- ${trouble.hint}`);
    if (ended) lines.push('- This run has ended: a new one does what is left.');
    else
      lines.push(
        '- Then send the signal `retry`. `skipSlice` with a slice number leaves one out, `abort` ends the run and keeps what is written.',
      );
  }
  if (plan.consoleUrl) lines.push('', `[Open in Heatline](${plan.consoleUrl})`);
  return lines.join('\n');
}
