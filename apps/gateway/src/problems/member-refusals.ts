import { inMinutes, type Refusals } from './sentence';

/** Of the workspace and its people: signing in, members, API keys, saved views. */
export const memberRefusals: Refusals = {
  wrong_email_or_password: [401, 'The e-mail address or the password is wrong.'],
  wrong_password: [403, 'The current password is wrong.'],
  password_too_easy: [400, 'This password is too easy to guess. Use a longer one, best of several words.'],
  password_link_not_valid: [
    410,
    'This link has been used or has run out. If you have just chosen a password with it, sign in with that; else ask an admin for a new link.',
  ],
  choose_workspace: [409, 'This password opens several workspaces. Say which one.'],
  already_set_up: [409, 'Heatline is set up already. Sign in.'],
  too_many_attempts: [
    429,
    ({ retryAfterSeconds }) =>
      `There were too many attempts from here. Wait ${inMinutes(retryAfterSeconds)}, then try again.`,
  ],

  workspace_not_found: [404, 'There is no such workspace.'],
  member_not_found: [404, 'There is no such member in this workspace.'],
  member_already_exists: [409, 'Somebody with this e-mail address is a member already.'],
  member_not_active: [409, 'This member is switched off. Switch them on first.'],
  last_admin: [409, 'This is the last admin. Make somebody else an admin first.'],

  api_key_not_found: [404, 'There is no such API key in this workspace.'],
  too_many_api_keys: [409, 'There are too many API keys. Revoke one that nobody uses.'],

  view_not_found: [404, 'There is no such view, or it is not shared with you.'],
  view_of_another: [403, 'Only the owner of a view, or an admin if it is shared, can change it.'],
  viewers_do_not_share: [403, 'Viewers keep views for themselves. Ask somebody with another role to share one.'],
  view_name_taken: [409, 'You have a view with this name already. Choose another name.'],
  too_many_views: [409, 'You have as many views as you can have. Delete one.'],
};
