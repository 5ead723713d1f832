import { describe, expect, it } from '@jest/globals';
import { nameInSentence, nameInWords } from './name-in-words';

describe('a name in words', () => {
  it.each([
    ['page_viewed', 'Page viewed'],
    ['pageViewed', 'Page viewed'],
    ['Page Viewed', 'Page viewed'],
    ['order.completed', 'Order completed'],
    ['sign-up', 'Sign up'],
    ['jobTitle', 'Job title'],
    ['email_opened', 'E-mail opened'],
    ['work_email', 'Work e-mail'],
    ['e-mail', 'E-mail'],
    ['emailed', 'Emailed'],
    ['api_call', 'API call'],
    ['crm_id', 'CRM ID'],
    ['SQL_reached', 'SQL reached'],
    ['idée_notée', 'Idée notée'],
    ['ÉtatModifié', 'État modifié'],
    ['___', '___'],
    ['', ''],
  ])('%s reads %s', (name, words) => expect(nameInWords(name)).toBe(words));

  it.each([
    ['jobTitle', 'job title'],
    ['email', 'e-mail'],
    ['crm', 'CRM'],
    ['api_call', 'API call'],
    ['Company size', 'company size'],
  ])('%s reads %s within a sentence', (name, words) => expect(nameInSentence(name)).toBe(words));
});
