import type { TemplateSource } from './template-source';
import { coldWarmHot, did } from './parts';

/** Web, mail and trial activity of a company that sells software to companies: mails are capped, silence costs points. */
export const b2bSaas: TemplateSource = {
  key: 'b2b-saas',
  name: 'B2B SaaS engagement',
  kind: 'engagement',
  description: 'For a sales team that sells software: site, mail, webinar and trial, with points lost in silence.',
  definition: {
    levels: [...coldWarmHot(30, 60), { key: 'ready', name: 'Ready', from: 90, tone: 'ready' }],
    decay: { kind: 'inactivity', points: 2, everyDays: 7 },
    groups: { mail: { max: 30 } },
    rules: [
      {
        name: 'Asked for a demo',
        points: 30,
        when: did('demo_requested'),
        limit: { first: 1, per: 'month' },
      },
      { name: 'Started a trial', points: 25, when: did('trial_signup'), limit: { first: 1, per: 'lifetime' } },
      { name: 'Filled in a form', points: 10, when: did('form_submitted'), limit: { first: 2, per: 'week' } },
      { name: 'Attended a webinar', points: 12, when: did('webinar_attended'), maxPoints: 36 },
      {
        name: 'Viewed pricing',
        points: 5,
        when: did('page_viewed', { property: 'path', op: 'starts_with', value: '/pricing' }),
        limit: { first: 2, per: 'day' },
        window: { days: 90 },
      },
      { name: 'Came to the site', points: 1, when: did('page_viewed'), limit: { first: 1, per: 'day' }, maxPoints: 15 },
      { name: 'Replied to an e-mail', points: 20, when: did('email_replied'), maxPoints: 40 },
      {
        name: 'Clicked a link',
        points: 3,
        when: did('link_clicked'),
        limit: { first: 2, per: 'day' },
        group: 'mail',
      },
      {
        name: 'Opened an e-mail',
        points: 1,
        when: did('email_opened'),
        limit: { first: 1, per: 'day' },
        group: 'mail',
      },
      {
        name: 'Looks for a job',
        points: -20,
        when: did('page_viewed', { property: 'path', op: 'starts_with', value: '/careers' }),
        limit: { first: 1, per: 'lifetime' },
      },
      {
        name: 'Unsubscribed',
        points: -15,
        when: did('email_unsubscribed'),
        limit: { first: 1, per: 'lifetime' },
      },
    ],
  },
};
