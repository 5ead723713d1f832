import type { NotificationChannels } from '@heatline/contracts';
import type { Notice } from './notice';

export interface Burst {
  inApp: boolean;
  notices: Notice[];
}

/** What is told in one: the same member, kind and key. */
export function burstsOf(fresh: Notice[], wanted: Map<Notice, NotificationChannels>): Burst[] {
  const bursts = new Map<string, Burst>();
  for (const notice of fresh) {
    const inApp = wanted.get(notice)?.app ?? false;
    const name = `${notice.memberId} ${notice.kind} ${inApp} ${notice.key}`;
    const burst = bursts.get(name) ?? { inApp, notices: [] };
    burst.notices.push(notice);
    bursts.set(name, burst);
  }
  return [...bursts.values()];
}
