import * as z from 'zod';
import { conditionLimits } from './limits';

const units = { days: 86_400, hours: 3_600, minutes: 60, seconds: 1 } as const;
type Unit = keyof typeof units;

/** A length of time in exactly one unit, as in `{ "days": 30 }`. */
export type Span = { [unit in Unit]?: number };

/** Whole seconds of a span; a day is 86,400 s. */
export function secondsOf(span: Span): number {
  for (const unit of Object.keys(units) as Unit[]) {
    const amount = span[unit];
    if (amount !== undefined) return Math.round(amount * units[unit]);
  }
  return 0;
}

const shape = {
  days: z.number('Give a number of days').optional(),
  hours: z.number('Give a number of hours').optional(),
  minutes: z.number('Give a number of minutes').optional(),
  seconds: z.number('Give a number of seconds').optional(),
};

const inOneUnit = z
  .strictObject(shape, 'Give a length of time, as in { "days": 30 }')
  .refine((span) => Object.values(span).filter((amount) => amount !== undefined).length === 1, {
    error: 'Give one of days, hours, minutes, seconds',
  })
  .refine((span) => isWhole(span), { error: 'A length of time is a whole number of seconds' })
  .refine((span) => Math.abs(secondsOf(span)) <= conditionLimits.spanDays * units.days, {
    error: 'A length of time is at most 36,500 days',
  });

/** A window, an age: longer than nothing. */
export const Span: z.ZodType<Span> = inOneUnit.refine((span) => secondsOf(span) >= 1, {
  error: 'A length of time is at least one second',
});

/** A distance from T: negative = before, positive = after. */
export const SignedSpan: z.ZodType<Span> = inOneUnit;

function isWhole(span: Span): boolean {
  for (const unit of Object.keys(units) as Unit[]) {
    const amount = span[unit];
    // 0.1 days is 8,640.000000000002 seconds in binary fractions.
    if (amount !== undefined) return Math.abs(amount * units[unit] - secondsOf(span)) < 1e-6;
  }
  return true;
}
