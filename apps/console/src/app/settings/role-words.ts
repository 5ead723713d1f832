import { type Role, roles } from '@heatline/contracts';

/** What each role may do, beyond the role below it. */
export const roleWords: Record<Role, { readonly title: string; readonly may: string }> = {
  admin: {
    title: 'Admin',
    may: 'Everything: publishes and recalculates models, looks after members, API keys and the workspace.',
  },
  marketer: { title: 'Marketer', may: 'Works on drafts of models, resets scores, and all that a rep may do.' },
  rep: { title: 'Rep', may: 'Works on leads, updates and adjusts their scores.' },
  viewer: { title: 'Viewer', may: 'Sees everything, changes nothing but their own account.' },
};

/** For a choice of role, from most to least. */
export const roleChoices = roles.map((role) => ({ role, ...roleWords[role] }));
