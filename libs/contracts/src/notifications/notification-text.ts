import { nameInWords } from '../base/name-in-words';
import type { Condition } from '../conditions/condition';
import type { Notification, NotificationSubject } from './notification';

/** What a notification says, and where it leads. */
export interface NotificationText {
  title: string;
  /** A second line; null when there is nothing to add. */
  more: string | null;
  /** Below the console's address. */
  path: string;
}

/** The words of a notification: made on reading, so that nothing personal is kept in it. Console and mail say the same. */
export function notificationText(notification: Notification): NotificationText {
  const { subjects } = notification;
  const [only] = subjects;
  return {
    title: titleOf(notification),
    more: notification.subjectCount > 1 ? namesOf(notification) : only ? moreOf(notification, only) : null,
    path: pathOf(notification),
  };
}

function titleOf({ kind, subjectCount, count, subjects, level }: Notification): string {
  const [newest] = subjects;
  const one = subjectCount === 1;
  const lead = newest?.name ?? 'A lead without a name';
  const leads = `${subjectCount.toLocaleString('en')} ${one ? 'lead' : 'leads'}`;
  switch (kind) {
    case 'assigned':
      return one ? `${lead} is yours now` : `${leads} are yours now`;
    case 'watchedEngaged':
      return one ? `${lead} is active` : `${leads} that you watch are active`;
    case 'watchedCrossed': {
      if (!one) return `${leads} that you watch crossed a threshold`;
      const { direction, threshold } = newest?.detail ?? {};
      const how = direction === 'down' ? 'fell below' : 'rose to';
      return threshold === undefined ? `${lead} crossed a threshold` : `${lead} ${how} ${points(threshold)}`;
    }
    case 'levelReached':
      return `${one ? lead : leads} reached ${level?.name ?? 'another level'}`;
    case 'runFinished':
      if (one && isExport(newest)) return 'Your export is ready';
      return one
        ? `${newest?.name ?? 'Your run'} is finished`
        : `${count.toLocaleString('en')} of your runs are finished`;
    case 'runFailed':
      return one ? `${newest?.name ?? 'Your run'} failed` : `${count.toLocaleString('en')} of your runs failed`;
  }
}

/** It left a file to be fetched. */
const isExport = (run: NotificationSubject | undefined): boolean => run?.detail.runKind === 'exportLeads';

function moreOf({ kind, count, model }: Notification, subject: NotificationSubject): string | null {
  const { detail } = subject;
  switch (kind) {
    case 'runFinished':
      return isExport(subject) ? subject.name : null;
    case 'watchedEngaged':
      return (
        [detail.eventType && nameInWords(detail.eventType), count > 1 ? `${count.toLocaleString('en')} times` : null]
          .filter(Boolean)
          .join(', ') || null
      );
    case 'watchedCrossed':
    case 'levelReached': {
      if (detail.to === undefined) return model?.name ?? null;
      const move = `${detail.from == null ? 'no score' : points(detail.from)} → ${points(detail.to)}`;
      return model?.name ? `${model.name}: ${move}` : move;
    }
    default:
      return null;
  }
}

function namesOf({ subjects, subjectCount, kind, model }: Notification): string | null {
  const names = subjects.flatMap(({ name }) => name ?? []);
  if (names.length === 0) return model?.name ?? null;
  const rest = subjectCount - names.length;
  const list = rest > 0 ? `${names.join(', ')} and ${rest.toLocaleString('en')} more` : names.join(', ');
  return kind === 'levelReached' && model?.name ? `${model.name}: ${list}` : list;
}

function pathOf({ kind, subjectCount, subjects, model, level }: Notification): string {
  const [newest] = subjects;
  if (subjectCount === 1 && newest) {
    return kind === 'runFinished' || kind === 'runFailed' ? `/runs/${newest.id}` : `/leads/${newest.id}`;
  }
  switch (kind) {
    case 'assigned':
      return listOf({ owner: ['me'] });
    case 'levelReached':
      return model && level
        ? listOf({ owner: ['me'] }, { level: model.modelId, op: 'in', value: [level.key] })
        : listOf({ owner: ['me'] });
    case 'watchedEngaged':
    case 'watchedCrossed':
      return '/watching';
    case 'runFinished':
    case 'runFailed':
      return '/runs';
  }
}

/** The list of leads that satisfy all of these. */
const listOf = (...all: Condition[]): string => `/leads?filter=${encodeURIComponent(JSON.stringify({ all }))}`;

const points = (value: number): string =>
  (value < 0 ? '−' : '') + Math.abs(value).toLocaleString('en', { maximumFractionDigits: 2 });
