import type { NotificationMail } from '@heatline/contracts';

/** What became of a mail, in words and tone. */
export function mailWords({ state, count, digest }: NotificationMail) {
  const notifications = count === 1 ? '1 notification' : `${count.toLocaleString('en')} notifications`;
  // What it told was taken back.
  const what = digest ? 'Daily digest' : count === 0 ? 'Nothing that still holds' : notifications;
  const states = {
    waiting: { words: 'Waiting', tone: 'neutral' },
    sending: { words: 'Sending', tone: 'neutral' },
    sent: { words: 'Sent', tone: 'ok' },
    dead: { words: 'Not sent', tone: 'bad' },
    dropped: { words: 'Dropped', tone: 'neutral' },
  } as const;
  return { what, ...states[state] };
}
