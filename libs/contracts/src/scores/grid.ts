import * as z from 'zod';
import { defineCall } from '../base/call';
import { EditToken } from '../base/whole-numbers';

const points = z
  .number('Give a number of points')
  .min(-1_000_000, 'At least -1,000,000 points')
  .max(1_000_000, 'At most 1,000,000 points')
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, {
    error: 'Points have at most two decimals',
  });

/** Where the upper two of three bands begin; the lowest has no bound. */
const bands = z
  .strictObject({ high: points, middle: points }, 'Give { "high": …, "middle": … }')
  .refine(({ high, middle }) => high > middle, { path: ['high'], error: 'The high band begins above the middle one' });

/** Fit: A from `high`, B from `middle`, C below. Engagement: 1, 2, 3 alike. */
export const GridBounds = z.strictObject({ fit: bands, engagement: bands });
export type GridBounds = z.infer<typeof GridBounds>;

export const gridBoundsAtFirst: GridBounds = { fit: { high: 50, middle: 20 }, engagement: { high: 50, middle: 20 } };

export const fitBands = ['A', 'B', 'C'] as const;
export const engagementBands = [1, 2, 3] as const;

export const ScoreGrid = z.object({
  profileModelId: z.uuid(),
  engagementModelId: z.uuid(),
  bounds: GridBounds,
  /** Edit token of the bounds; 0 = nobody has changed them. */
  version: z.int(),
  /** Leads that both models have scored. */
  total: z.int(),
  /** A1 to C3, all nine. */
  cells: z.array(z.object({ fit: z.enum(fitBands), engagement: z.literal(engagementBands), count: z.int() })),
});
export type ScoreGrid = z.infer<typeof ScoreGrid>;

export const GridQuery = z.object({
  /** Default: the primary model of the kind, else the only active one. */
  profileModelId: z.uuid().optional(),
  engagementModelId: z.uuid().optional(),
});
export type GridQuery = z.infer<typeof GridQuery>;

/** How many leads fit how well and are how engaged. `model_required` details: `{kind}`, of which there is none or no clear choice. */
export const readGrid = defineCall({
  subject: 'rpc.scoring.read-grid',
  request: GridQuery,
  reply: ScoreGrid,
  refusals: ['model_not_found', 'model_of_other_kind', 'model_not_published', 'model_required'],
  timeoutMs: 10_000,
});

export const GridChange = GridBounds.extend({ version: EditToken() });
export type GridChange = z.infer<typeof GridChange>;

export const changeGrid = defineCall({
  subject: 'rpc.scoring.change-grid',
  request: GridChange,
  reply: z.object({ bounds: GridBounds, version: z.int() }),
  refusals: ['version_stale'],
});
