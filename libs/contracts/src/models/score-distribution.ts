import * as z from 'zod';
import { defineCall } from '../base/call';
import { ModelRef } from './model-calls';

const points = z.coerce.number().min(-20_000_000).max(20_000_000);

/** As in an address, where one bound or several may be given. */
export const DistributionFields = z.object({
  /** The range that is drawn, in points; without it, the lowest and the highest score. */
  from: points.optional(),
  to: points.optional(),
  buckets: z.coerce.number().int().min(1).max(200, 'At most 200 buckets').default(50),
  /** Rising lower bounds in points, for counts by level: [20, 50] gives the counts below 20, of [20, 50), and from 50 on. */
  bounds: z.array(points).max(20, 'At most 20 bounds').default([]),
});

export function refuseFallingBounds(
  { from, to, bounds = [] }: { from?: number | undefined; to?: number | undefined; bounds?: number[] | undefined },
  context: z.RefinementCtx,
): void {
  const say = (field: string, message: string): void => context.addIssue({ code: 'custom', path: [field], message });
  if (from !== undefined && to !== undefined && from >= to) say('to', '"to" is above "from"');
  if (bounds.some((bound, i) => i > 0 && bound <= bounds[i - 1]!)) say('bounds', 'Bounds stand in rising order');
}

export const DistributionQuery = DistributionFields.superRefine(refuseFallingBounds);
export type DistributionQuery = z.infer<typeof DistributionQuery>;

export const ScoreDistribution = z.object({
  /** In points: [from, to), in buckets of equal width. */
  from: z.number(),
  to: z.number(),
  buckets: z.array(z.int()),
  below: z.int(),
  above: z.int(),
  /** One more than there were bounds. */
  levels: z.array(z.int()),
  /** The lowest and the highest score; null while nobody has one. */
  lowest: z.number().nullable(),
  highest: z.number().nullable(),
  /** How many have a score. */
  scored: z.int(),
});
export type ScoreDistribution = z.infer<typeof ScoreDistribution>;

/** How the stored scores of a model spread. */
export const scoreDistribution = defineCall({
  subject: 'rpc.scoring.score-distribution',
  request: ModelRef.extend({ query: DistributionQuery }),
  reply: ScoreDistribution,
  refusals: ['model_not_found'],
});
