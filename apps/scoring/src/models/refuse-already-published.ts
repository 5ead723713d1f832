import { type AlreadyPublished, type CallContext, type PublishRequest, Refusal } from '@heatline/contracts';
import { callerOf } from '../caller';
import type { VersionRow } from './version-row';

/**
 * This very draft is a version already. Only its publisher, asking for the same again, is answered with it: anybody else, or another
 * note, would be told that what they sent is kept, and it would be lost.
 */
export function refuseAlreadyPublished(newest: VersionRow, asked: PublishRequest, context: CallContext): void {
  const isOwn = newest.publishedBy === callerOf(context) && isOfKind(newest, context);
  const isSame =
    newest.note === asked.note && newest.recalculates === asked.recalculate && newest.announces === asked.announce;
  if (isOwn && isSame) return;
  const { publishedVersion, publishedBy, publishedByKind, note } = newest;
  const publishedAt = newest.publishedAt.toISOString();
  const version: AlreadyPublished = {
    publishedVersion,
    publishedBy,
    publishedByKind,
    publishedAt,
    note,
    yours: isOwn,
  };
  throw new Refusal(
    'already_published',
    version,
    `This draft was published as version ${publishedVersion} at ${publishedAt}: nothing is published again`,
  );
}

/** Of versions published long ago only an id is known, not whose. */
const isOfKind = ({ publishedByKind }: VersionRow, { actor }: CallContext): boolean =>
  publishedByKind === null || publishedByKind === (actor?.kind ?? 'system');
