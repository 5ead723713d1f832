import * as z from 'zod';
import { Key } from '../conditions/values';

/** Event types that are not by the lead, until somebody says otherwise. */
export const notActivityAtFirst = [
  'sent',
  'delivered',
  'bounced',
  'email_sent',
  'email_delivered',
  'email_bounced',
  'message_sent',
  'message_delivered',
  'sms_sent',
  'sms_delivered',
  'call_made',
  'task_done',
];

/** An IANA zone that this machine knows. */
export const Zone = z.string('Give a time zone').refine(isZone, { error: 'Give a time zone, as in Europe/Oslo' });

/** n or more events of one type within s seconds count once. */
export const BurstRule = z.strictObject({
  count: z.int('Give a whole number').min(2, 'A burst has at least 2 events').max(100_000),
  seconds: z
    .int('Give a whole number')
    .min(1, 'A burst lasts at least a second')
    .max(86_400, 'A burst lasts at most a day'),
});
export type BurstRule = z.infer<typeof BurstRule>;

/** What changes scores but is neither a fact nor a rule: copied into a version when it is published. */
export const ScoringSettings = z.strictObject({
  zone: Zone.default('UTC'),
  /** Event types that are not activity. */
  notActivity: z.array(Key).max(1_000, 'At most 1,000 event types').default(notActivityAtFirst),
  burst: BurstRule.optional(),
});
export type ScoringSettings = z.infer<typeof ScoringSettings>;

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
