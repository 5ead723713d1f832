import { type ConversionDefinition, Sign } from '@heatline/contracts';
import type { RunRow } from '@heatline/database';
import { leavesOf } from '@heatline/scoring-engine';

/** What all parts of a calibration go by, fixed when the run is planned. */
export interface CalibrationPlan {
  modelId: string;
  /** null = the model is not active, so there is nothing to score by. */
  publishedVersion: number | null;
  /** T of those that have not converted, seconds since 1970. */
  asOf: number;
  /** `{ definition, zone }` as JSON. */
  conversion: string;
  /** Which share of the leads is sampled, 0 to 1. */
  share: number;
  /** What the suggestion must not look at, as JSON. */
  leaveOut: string;
}

/** Rules and suggestions are learned from at most about so many leads: more say nothing new, and would have to be read. */
export const mostSampled = 60_000;

export function planOf({ about, facts, params }: RunRow): CalibrationPlan {
  const { publishedVersion, asOf, conversion, share } = facts;
  return {
    modelId: about.id,
    publishedVersion: publishedVersion === null ? null : Number(publishedVersion),
    asOf: Number(asOf),
    conversion: String(conversion),
    share: Number(share),
    leaveOut: String(params['leaveOut'] ?? '[]'),
  };
}

export const leftOutBy = ({ leaveOut }: Pick<CalibrationPlan, 'leaveOut'>): Sign[] =>
  Sign.array().parse(JSON.parse(leaveOut));

/** What the outcome itself is told by: looking at it would be reading the answer. */
export function signsOfConversion({ events, attributes }: ConversionDefinition): Sign[] {
  return [
    ...events.flatMap(({ event }) => (Array.isArray(event) ? event.map((key): Sign => ({ kind: 'event', key })) : [])),
    ...attributes.flatMap((leaf) =>
      leavesOf(leaf).flatMap((one) =>
        'attribute' in one
          ? [...new Set([one.attribute, one.attribute.split('.')[0]!])].map((key): Sign => ({
              kind: 'attribute',
              key,
              account: one.account ?? false,
            }))
          : [],
      ),
    ),
  ];
}
