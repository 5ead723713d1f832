import type { WatchedLead } from '@heatline/contracts';
import { formatNumber } from '@heatline/ui';

/** What a member is told of a lead, in few words. */
export function alertWords({
  alertOnEngagement,
  thresholds,
}: Pick<WatchedLead, 'alertOnEngagement' | 'thresholds'>): string {
  const words = [
    ...(alertOnEngagement ? ['Activity'] : []),
    ...thresholds.map(({ direction, score }) => `${direction === 'up' ? '≥' : '<'} ${formatNumber(score)}`),
  ];
  return words.join(', ') || 'No alerts';
}
