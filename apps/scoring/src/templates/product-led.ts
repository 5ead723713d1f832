import type { TemplateSource } from './template-source';
import { coldWarmHot, did } from './parts';

/** Use of a product that people try by themselves: what was done last month matters, what was done in spring hardly does. */
export const productLed: TemplateSource = {
  key: 'product-led',
  name: 'Product usage',
  kind: 'engagement',
  description: 'For a product that people try by themselves: set-up, use and invitations, halving every two weeks.',
  definition: {
    levels: [...coldWarmHot(20, 50), { key: 'ready', name: 'Ready to buy', from: 80, tone: 'ready' }],
    decay: { kind: 'halfLife', days: 14 },
    groups: { use: { max: 40 } },
    rules: [
      { name: 'Signed up', points: 15, when: did(['trial_signup', 'signed_up']), limit: { first: 1, per: 'lifetime' } },
      { name: 'Finished the set-up', points: 15, when: did('setup_completed'), limit: { first: 1, per: 'lifetime' } },
      { name: 'Invited a teammate', points: 12, when: did(['teammate_invited', 'invite_team_member']), maxPoints: 36 },
      { name: 'Used a feature', points: 2, when: did('feature_used'), limit: { first: 3, per: 'day' }, group: 'use' },
      { name: 'Called the API', points: 2, when: did('api_call'), limit: { first: 3, per: 'day' }, group: 'use' },
      { name: 'Signed in', points: 1, when: did('signed_in'), limit: { first: 1, per: 'day' }, group: 'use' },
      {
        name: 'A steady month',
        points: 10,
        when: did(['signed_in', 'feature_used', 'api_call']),
        count: { min: 10 },
        window: { days: 30 },
        decay: { kind: 'none' },
      },
      {
        name: 'Reached a limit of the plan',
        points: 20,
        when: did('limit_reached'),
        limit: { first: 1, per: 'month' },
      },
      {
        name: 'Viewed pricing',
        points: 8,
        when: did('page_viewed', { property: 'path', op: 'starts_with', value: '/pricing' }),
        limit: { first: 1, per: 'day' },
      },
      { name: 'Ended the trial', points: -25, when: did('trial_cancelled'), limit: { first: 1, per: 'lifetime' } },
    ],
  },
};
