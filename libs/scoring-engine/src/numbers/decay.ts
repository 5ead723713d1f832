import type { EventDecay } from '@heatline/contracts';
import { halfUpSteps } from './exact';
import { halfLifePayment, linearPayment } from './payments';

/** How payments of one rule fade, in whole seconds. */
export interface Decay {
  readonly kind: 'none' | 'halfLife' | 'linear' | 'step';
  /** Half-life, length of the line, or time between two steps; 0 for none. */
  readonly seconds: number;
  /** What is left of `millionths` at this age (seconds), rounded half up to whole millionths. */
  pay(millionths: number, age: number): number;
}

export function decayOf(decay: EventDecay): Decay {
  switch (decay.kind) {
    case 'none':
      return { kind: 'none', seconds: 0, pay: (millionths) => millionths };
    case 'halfLife': {
      const seconds = Math.round(decay.days * 86_400);
      return { kind: 'halfLife', seconds, pay: (millionths, age) => halfLifePayment(millionths, age, seconds) };
    }
    case 'linear': {
      const seconds = Math.round(decay.days * 86_400);
      return { kind: 'linear', seconds, pay: (millionths, age) => linearPayment(millionths, age, seconds) };
    }
    case 'step':
      return stepDecay(decay.percent, Math.round(decay.everyDays * 86_400));
  }
}

/** A payment by steps depends on the number of steps alone, so each is computed exactly once. */
function stepDecay(percent: number, seconds: number): Decay {
  const kept = 10_000 - Math.round(percent * 100);
  const known = new Map<number, number[]>();
  return {
    kind: 'step',
    seconds,
    pay(millionths, age) {
      let payments = known.get(millionths);
      if (payments === undefined) known.set(millionths, (payments = []));
      const steps = Math.floor(age / seconds);
      // Less than a half of a millionth is left for ever: no need to go on.
      if (Math.abs(millionths) * (kept / 10_000) ** steps < 0.4) return 0;
      return (payments[steps] ??= halfUpSteps(millionths, kept, steps));
    },
  };
}
