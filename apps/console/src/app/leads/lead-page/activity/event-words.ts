import { type Activity, nameInWords } from '@heatline/contracts';
import type { IconName } from '@heatline/ui';
import { iconOfWords } from '../../../ledger/icon-of-words';

export interface EventWords {
  readonly icon: IconName;
  readonly verb: string;
  /** What it was about: the title, subject or name that the event carries. */
  readonly object: string;
}

const known: Readonly<Record<string, { icon: IconName; verb: string }>> = {
  page_viewed: { icon: 'web', verb: 'Viewed' },
  website_visited: { icon: 'web', verb: 'Visited' },
  email_sent: { icon: 'send', verb: 'Was sent' },
  email_delivered: { icon: 'mail', verb: 'Received' },
  email_opened: { icon: 'mark_email_read', verb: 'Opened' },
  email_clicked: { icon: 'ads_click', verb: 'Clicked' },
  link_clicked: { icon: 'ads_click', verb: 'Clicked' },
  email_replied: { icon: 'reply', verb: 'Replied to' },
  email_bounced: { icon: 'block', verb: 'Bounced' },
  unsubscribed: { icon: 'block', verb: 'Unsubscribed' },
  form_submitted: { icon: 'description', verb: 'Submitted' },
  demo_requested: { icon: 'event', verb: 'Requested a demo' },
  webinar_attended: { icon: 'group', verb: 'Attended' },
  trial_signup: { icon: 'rocket_launch', verb: 'Signed up for a trial' },
  trial_started: { icon: 'rocket_launch', verb: 'Started a trial' },
  api_call: { icon: 'code', verb: 'Called' },
  invite_team_member: { icon: 'person_add', verb: 'Invited' },
  meeting_booked: { icon: 'event', verb: 'Booked' },
  call_logged: { icon: 'call', verb: 'Call' },
  purchase: { icon: 'shopping_cart', verb: 'Bought' },
  deal_won: { icon: 'handshake', verb: 'Deal won' },
};

/** Properties that name what an event is about, the most telling first. */
const naming = ['title', 'subject', 'name', 'form', 'path', 'url', 'endpoint', 'product', 'plan'] as const;

/** An event in words. Unknown types read as their name: `quote_requested` becomes "Quote requested". */
export function eventWords({ type, properties }: Pick<Activity, 'type' | 'properties'>): EventWords {
  const entry = Object.hasOwn(known, type) ? known[type] : undefined;
  const key = naming.find((name) => typeof properties[name] === 'string' && properties[name] !== '');
  return {
    icon: entry?.icon ?? iconOfWords(nameInWords(type)) ?? 'bolt',
    verb: entry?.verb ?? nameInWords(type),
    object: key ? String(properties[key]) : '',
  };
}
