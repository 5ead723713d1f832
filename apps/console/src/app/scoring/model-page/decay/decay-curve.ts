import type { Level, ModelDecay } from '@heatline/contracts';
import { decayOf } from '@heatline/scoring-engine/words';
import { counted, formatNumber } from '@heatline/ui';

/** What is left over time, to draw: days across, points down from `highest`. */
export interface DecayCurve {
  readonly days: number;
  readonly highest: number;
  readonly points: readonly { readonly day: number; readonly left: number }[];
  /** The same in words. */
  readonly words: string;
}

const daySeconds = 86_400;
/** What the curve follows: the points of one event, in the engine's millionths. */
const shownPoints = 10;
const steps = 100;

/** The curve of a decay that is complete; null for none, and while a number is missing. */
export function decayCurve(decay: ModelDecay, levels: readonly Level[]): DecayCurve | null {
  const numbers = Object.values(decay).filter((value) => typeof value === 'number');
  if (decay.kind === 'none' || !numbers.every((value) => Number.isFinite(value) && value > 0)) return null;
  return decay.kind === 'inactivity' ? quietCurve(decay, levels) : agingCurve(decay);
}

function agingCurve(decay: Exclude<ModelDecay, { kind: 'none' } | { kind: 'inactivity' }>): DecayCurve {
  const fading = decayOf(decay);
  const left = (day: number) => fading.pay(shownPoints * 1_000_000, Math.round(day * daySeconds)) / 1_000_000;
  const every = decay.kind === 'step' ? decay.everyDays : decay.days;
  const days =
    decay.kind === 'linear' ? every * 1.25 : decay.kind === 'halfLife' ? every * 5 : every * stepsOf(decay.percent);
  const points =
    decay.kind === 'step'
      ? stairs(every, days, (step) => left(step * every))
      : Array.from({ length: steps + 1 }, (_, at) => ({ day: (days * at) / steps, left: left((days * at) / steps) }));
  const samples = [1, 2, 4].map((times) => (decay.kind === 'linear' ? (every * times) / 4 : every * times));
  const worth = samples.map((day) => `${formatNumber(left(day))} after ${counted(Math.round(day * 100) / 100, 'day')}`);
  return { days, highest: shownPoints, points, words: `${shownPoints} points of one event are ${listed(worth)}.` };
}

/** Somebody at the highest level who does nothing more. */
function quietCurve(
  { points, everyDays }: Extract<ModelDecay, { kind: 'inactivity' }>,
  levels: readonly Level[],
): DecayCurve {
  const from = levels.at(-1)?.from;
  const highest = from !== undefined && Number.isFinite(from) && from > 0 ? from : 50;
  const all = Math.ceil(highest / points);
  const days = everyDays * Math.min(all + 1, 40);
  const left = (times: number) => Math.max(0, highest - times * points);
  const ends = `nothing is left after ${counted(all * everyDays, 'day')}`;
  return {
    days,
    highest,
    points: stairs(everyDays, days, left),
    words: `A lead with ${formatNumber(highest)} points who does nothing has ${formatNumber(left(1))} after ${counted(everyDays, 'day')} and ${formatNumber(left(4))} after ${counted(4 * everyDays, 'day')}; ${ends}.`,
  };
}

/** Until a tenth is left, at least four steps and at most twelve. */
const stepsOf = (percent: number): number =>
  percent >= 100 ? 4 : Math.min(12, Math.max(4, Math.ceil(Math.log(0.1) / Math.log(1 - percent / 100))));

function stairs(every: number, days: number, left: (step: number) => number): { day: number; left: number }[] {
  const points = [];
  for (let step = 0; step * every < days; step++) {
    points.push({ day: step * every, left: left(step) }, { day: Math.min(days, (step + 1) * every), left: left(step) });
  }
  return points;
}

const listed = (parts: readonly string[]): string => `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
