import type * as z from 'zod';
import { Condition } from './condition';
import { reversedDates, reversedDatesSaid } from './reversed-dates';

/** A condition as people send it: not what is let through only because it may have been stored, a range of dates that ends before it begins. */
export const EditedCondition: z.ZodType<Condition> = Condition.superRefine((condition, context) => {
  for (const path of reversedDates(condition)) context.addIssue({ code: 'custom', path, message: reversedDatesSaid });
});
