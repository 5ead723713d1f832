import type { NotificationDetail, NotificationKind } from '@heatline/contracts';

/** Something that a member may want to be told of. */
export interface Notice {
  memberId: string;
  kind: NotificationKind;
  /** What it was noticed by: a history row, a message, a run. With `causeId` told once. */
  sourceId: string;
  /** A threshold, or the subject itself. */
  causeId: string;
  /** The lead or the run. */
  subjectId: string;
  /** Told together when they have this in common. */
  key: string;
  modelId?: string | null;
  level?: string | null;
  detail: NotificationDetail;
}
