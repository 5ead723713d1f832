import type { Params } from '@angular/router';
import { type NotificationKind, notificationKinds } from '@heatline/contracts';
import { keysOf, oneOf, strangeIn } from '../api/known';

/** What the address says is looked at. */
export interface ListView {
  readonly unread: boolean;
  readonly kind: NotificationKind | null;
  /** A kind that there is not, as it stands in the address. */
  readonly strangeKind: string | null;
  readonly cursor: string | null;
}

export const viewOf = (params: Params): ListView => ({
  unread: params['unread'] === 'true',
  kind: oneOf(keysOf(notificationKinds), params['kind']) ?? null,
  strangeKind: strangeIn(keysOf(notificationKinds), params['kind']),
  cursor: typeof params['cursor'] === 'string' ? params['cursor'] : null,
});

export const paramsOf = ({ unread, kind, strangeKind, cursor }: ListView): Params => ({
  unread: unread ? 'true' : null,
  kind: strangeKind ?? kind,
  cursor,
});

export const requestOf = ({ unread, kind, cursor }: ListView): Record<string, string | number> => ({
  limit: 30,
  ...(unread && { unread: 'true' }),
  ...(kind && { kind }),
  ...(cursor && { cursor }),
});
