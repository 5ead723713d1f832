import { type Notification, notificationText } from '@heatline/contracts';

export interface Words {
  subject: string;
  text: string;
  html: string;
}

/** As many lines as a mail has; the rest is a number. */
export const mostLines = 30;

export interface LetterOptions {
  /** How many notifications it tells, those beyond its lines among them. */
  count: number;
  digest: boolean;
  publicUrl: string;
  /** Of the reader's clocks. */
  timeZone: string;
}

/** The words of a mail, plain and as HTML, both saying the same. */
export function letterOf(notifications: Notification[], { count, digest, publicUrl, timeZone }: LetterOptions): Words {
  const lines = notifications.map((notification) => {
    const { title, more, path } = notificationText(notification);
    return {
      title: oneLine(title),
      more: more === null ? '' : `${oneLine(more)} · `,
      when: momentIn(timeZone, notification.at),
      url: `${publicUrl}${path}`,
    };
  });
  const rest = count - lines.length;
  const more = rest > 0 ? `And ${rest.toLocaleString('en')} more.` : null;
  const settings = `${publicUrl}/settings/notifications`;
  const subject = digest
    ? `Your day in Heatline: ${count.toLocaleString('en')} ${count === 1 ? 'notification' : 'notifications'}`
    : count === 1
      ? lines[0]!.title
      : `${lines[0]!.title}, and ${(count - 1).toLocaleString('en')} more`;
  const text = [
    ...lines.map(({ title, more: second, when, url }) => `${title}\n${second}${when}\n${url}`),
    ...(more ? [more] : []),
    `All notifications: ${publicUrl}/notifications\nWhat is mailed to you: ${settings}`,
  ].join('\n\n');
  const html = `<!doctype html><html lang="en"><body style="margin:0;padding:24px;background:#f5f5f1;color:#1a1d1c;font:14px/20px Inter,Arial,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:20px 24px;background:#ffffff;border:1px solid #e3e4de;border-radius:12px">
<p style="margin:0 0 12px;font-weight:600">Heatline</p>
${lines.map(htmlLine).join('\n')}
${more ? `<p style="margin:12px 0 0;color:#5a615e">${escaped(more)}</p>` : ''}
</div>
<p style="max-width:560px;margin:12px auto 0;font-size:12px;line-height:16px;color:#5a615e"><a style="color:#0b6170" href="${escaped(publicUrl)}/notifications">All notifications</a> · <a style="color:#0b6170" href="${escaped(settings)}">What is mailed to you</a></p>
</body></html>`;
  return { subject, text, html };
}

interface Line {
  title: string;
  /** With what parts it from the time; empty = nothing. */
  more: string;
  when: string;
  url: string;
}

const htmlLine = ({ title, more, when, url }: Line): string =>
  `<p style="margin:0;padding:10px 0;border-top:1px solid #e3e4de"><a style="color:#0b6170;font-weight:600;text-decoration:none" href="${escaped(url)}">${escaped(title)}</a><br><span style="color:#5a615e">${escaped(more)}<span style="white-space:nowrap">${when}</span></span></p>`;

/** As in 21 Nov 2026, 03:00: a mail is read whenever, so the year is in it. */
const momentIn = (timeZone: string, at: string): string => {
  const options = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(new Date(at)).replace('Sept', 'Sep');
};

/** Names come from anywhere: a line break in one must not become a header or a line of its own. */
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').slice(0, 300);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character]!);
