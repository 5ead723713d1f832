import * as z from 'zod';
import { atMostTwoDecimals, toTwoDecimals } from './two-decimals';

const days = (what: string) =>
  z
    .number('Give a number of days')
    .positive(`${what} is more than 0 days`)
    .max(36_500, `${what} is at most 36,500 days`)
    .refine(atMostTwoDecimals, { error: 'Days have at most two decimals' })
    .overwrite(toTwoDecimals);

const none = z.strictObject({ kind: z.literal('none') });
const halfLife = z.strictObject({ kind: z.literal('halfLife'), days: days('A half-life') });
const linear = z.strictObject({ kind: z.literal('linear'), days: days('A linear decay') });
const step = z.strictObject({
  kind: z.literal('step'),
  percent: z
    .number('Give a percentage')
    .positive('A step takes more than 0 %')
    .max(100, 'A step takes at most 100 %')
    .refine(atMostTwoDecimals, { error: 'A percentage has at most two decimals' })
    .overwrite(toTwoDecimals),
  everyDays: days('A step'),
});
const inactivity = z.strictObject({
  kind: z.literal('inactivity'),
  points: z
    .number('Give a number of points')
    .positive('Inactivity takes more than 0 points')
    .max(1_000, 'Inactivity takes at most 1,000 points at a time')
    .refine(atMostTwoDecimals, { error: 'Points have at most two decimals' })
    .overwrite(toTwoDecimals),
  everyDays: days('The time without activity'),
});
const inherit = z.strictObject({ kind: z.literal('inherit') });

/** How points fade with age. */
export type EventDecay =
  | { kind: 'none' }
  | { kind: 'halfLife'; days: number }
  | { kind: 'linear'; days: number }
  | { kind: 'step'; percent: number; everyDays: number };

export const ModelDecay = z.discriminatedUnion('kind', [none, halfLife, linear, step, inactivity], {
  error: 'kind is one of none, halfLife, linear, step, inactivity',
});
export type ModelDecay = z.infer<typeof ModelDecay>;

export const RuleDecay = z.discriminatedUnion('kind', [none, halfLife, linear, step, inherit], {
  error: 'kind is one of none, halfLife, linear, step, inherit; inactivity belongs to the model',
});
export type RuleDecay = z.infer<typeof RuleDecay>;
