import { nameInWords } from '@heatline/contracts';
import { eventWords } from './event-words';

describe('an event in words', () => {
  it.each([
    ['page_viewed', { path: '/pricing', title: 'Pricing' }, 'web', 'Viewed', 'Pricing'],
    ['email_opened', { subject: 'Q4 rate card' }, 'mark_email_read', 'Opened', 'Q4 rate card'],
    ['quote_requested', {}, 'bolt', 'Quote requested', ''],
    ['linkedin_message_replied', {}, 'share', 'Linkedin message replied', ''],
    ['constructor', { title: 3 }, 'bolt', 'Constructor', ''],
  ])('%s', (type, properties, icon, verb, object) => {
    expect(eventWords({ type, properties })).toEqual({ icon, verb, object });
  });
});

it.each([
  ['page_viewed', 'Page viewed'],
  ['pageViewed', 'Page viewed'],
  ['jobTitle', 'Job title'],
  ['Order Completed', 'Order completed'],
  ['___', '___'],
])('%s reads %s', (type, words) => expect(nameInWords(type)).toBe(words));
