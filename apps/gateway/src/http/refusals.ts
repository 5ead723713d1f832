type Details = Record<string, unknown>;
type Sentence = string | ((details: Details) => string);

const minutes = (seconds: unknown) => {
  const whole = Math.max(1, Math.ceil(Number(seconds ?? 60) / 60));
  return whole === 1 ? 'a minute' : `${whole} minutes`;
};

const on = (instant: unknown) =>
  typeof instant === 'string'
    ? ` on ${new Date(instant).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })}`
    : '';

/** What a refusal is in HTTP, and what people read. Every code that a routed call lists has an entry: a test sees to it. */
export const refusals: Record<string, readonly [status: number, sentence: Sentence]> = {
  bad_cursor: [400, 'This cursor is not from this list. Ask for the first page again, without a cursor.'],
  cursor_invalid: [400, 'This cursor is not from this list. Ask for the first page again, without a cursor.'],
  filter_invalid: [400, 'The filter is not a condition. Look at its fields again.'],
  condition_not_supported: [
    400,
    ({ path }) =>
      `${typeof path === 'string' ? `The condition at ${path}` : 'This condition'} cannot be used here yet.`,
  ],
  condition_not_ready: [
    409,
    'This filter looks for something new: all events are being read for it. Try again when that run has ended.',
  ],
  model_required: [400, 'Say which model is meant, by modelId.'],
  range_invalid: [400, 'The range of time is not right: from must lie before to.'],
  as_of_in_future: [400, 'The asked instant lies in the future.'],
  definition_invalid: [400, 'The rules are not right yet. Correct the named fields.'],
  definition_empty: [
    409,
    ({ to }) => `The draft has no rules yet. Add one before ${to === 'simulate' ? 'simulating' : 'publishing'}.`,
  ],
  alias_invalid: [400, 'This alias is not valid for its type.'],
  expiry_in_the_past: [400, 'The expiry lies in the past.'],
  password_too_easy: [400, 'This password is too easy to guess. Use a longer one, best of several words.'],

  wrong_email_or_password: [401, 'The e-mail address or the password is wrong.'],
  wrong_password: [403, 'The current password is wrong.'],
  note_of_another: [403, 'Only who wrote a note, or an admin, can change it.'],
  view_of_another: [403, 'Only the owner of a view, or an admin if it is shared, can change it.'],
  viewers_do_not_share: [403, 'Viewers keep views for themselves. Ask somebody with another role to share one.'],
  not_your_export: [403, 'Only an admin, or whoever made an export, can download it.'],
  not_your_run: [403, 'Only an admin, or whoever started a run, can steer it.'],
  key_is_nobody: [
    422,
    ({ asks }) =>
      `An API key is no member and has no “me”. ${asks === 'watched' ? 'It watches no leads: leave “watched” out.' : 'Name the owner by id, or ask as a member.'}`,
  ],
  members_only: [403, 'This is for signed-in members. An API key cannot do it.'],

  workspace_not_found: [404, 'There is no such workspace.'],
  member_not_found: [404, 'There is no such member in this workspace.'],
  api_key_not_found: [404, 'There is no such API key in this workspace.'],
  lead_not_found: [404, 'There is no such lead in this workspace.'],
  lead_not_watched: [404, 'You do not watch this lead.'],
  alias_not_found: [404, 'The lead has no such alias.'],
  note_not_found: [404, 'The lead has no such note.'],
  view_not_found: [404, 'There is no such view, or it is not shared with you.'],
  account_not_found: [404, 'There is no such account in this workspace.'],
  model_not_found: [404, 'There is no such model in this workspace.'],
  version_not_found: [404, 'The model has no such version.'],
  simulation_not_found: [404, 'There is no such simulation any more. Simulate again.'],
  level_not_found: [
    404,
    ({ level, levels }) =>
      `The model has no level ${typeof level === 'string' ? `“${level}”` : 'of this name'}.${Array.isArray(levels) && levels.length > 0 ? ` It has ${levels.join(', ')}.` : ''}`,
  ],
  run_not_found: [404, 'There is no such run in this workspace.'],
  export_not_found: [404, 'There is no run in this workspace that has made such a file.'],
  batch_not_found: [404, 'Nothing was changed under this id that could be taken back.'],
  adjustment_not_found: [404, 'There is no such adjustment.'],
  reset_not_found: [404, 'There is no reset to take back.'],
  share_link_not_found: [404, 'There is no such link. Open it as it was sent to you.'],
  share_link_ended: [
    410,
    ({ reason }) =>
      reason === 'revoked'
        ? 'This link was revoked by who made it. Ask them for a new one.'
        : reason === 'erased'
          ? 'What this link showed does not exist any more.'
          : 'This link has run out. Ask who sent it for a new one.',
  ],
  export_gone: [
    410,
    ({ reason, at }) =>
      reason === 'erased'
        ? `This file was deleted${on(at)}, because somebody who may have been in it was erased. Make the export again.`
        : reason === 'lost'
          ? 'This file is not in the object store any more, though its time is not over. Make the export again.'
          : `This file went${on(at)}, as every export does after some days. Make the export again.`,
  ],
  export_not_ready: [409, 'The file is still being made. Come back when its run has completed.'],
  too_many_share_links: [409, 'This lead has as many open links as it can have. Revoke one.'],
  password_link_not_valid: [
    410,
    'This link has been used or has run out. If you have just chosen a password with it, sign in with that; else ask an admin for a new link.',
  ],

  already_set_up: [409, 'Heatline is set up already. Sign in.'],
  choose_workspace: [409, 'This password opens several workspaces. Say which one.'],
  member_already_exists: [409, 'Somebody with this e-mail address is a member already.'],
  owner_not_member: [409, 'The owner must be an active member of this workspace.'],
  selection_changed: [
    409,
    ({ was, now }) =>
      `Other leads match now than you saw: ${String(now ?? 'some')} in place of ${String(was ?? 'some')}.`,
  ],
  idempotency_key_reused: [409, 'This Idempotency-Key was sent with another request before. Use a new one.'],
  adjustment_taken_back: [
    409,
    'What was sent with this Idempotency-Key has been taken back since. Use a new one to give these points again.',
  ],
  run_still_open: [409, 'The run has not ended yet. Cancel it or wait, then take it back.'],
  member_not_active: [409, 'This member is switched off. Switch them on first.'],
  last_admin: [409, 'This is the last admin. Make somebody else an admin first.'],
  too_many_api_keys: [409, 'There are too many API keys. Revoke one that nobody uses.'],
  view_name_taken: [409, 'You have a view with this name already. Choose another name.'],
  too_many_views: [409, 'You have as many views as you can have. Delete one.'],
  version_stale: [409, 'Somebody else changed this meanwhile. Load it again, then make your change.'],
  alias_conflict: [409, 'These aliases belong to different leads.'],
  last_alias: [409, 'This is the last alias of the lead. Without one nothing could find it.'],
  model_name_taken: [409, 'Another model has this name.'],
  model_of_accounts: [409, 'This model scores accounts, not leads.'],
  model_not_of_accounts: [409, 'This model scores leads, not accounts.'],
  model_of_other_kind: [
    409,
    ({ wanted, is }) =>
      `The grid needs a model of kind ${String(wanted ?? 'another')} here, and this one is of kind ${String(is ?? 'another')}.`,
  ],
  model_archived: [409, 'The model is archived. Restore it first.'],
  model_not_published: [409, 'The model has not been published yet.'],
  model_not_active: [409, 'The model is not active. Switch it on first.'],
  account_model_not_calibrated: [409, 'Account models cannot be calibrated: a conversion is told of leads.'],
  conversion_not_defined: [409, 'Nothing counts as a conversion yet. Say in the settings what does.'],
  conversion_not_ready: [
    409,
    'What a conversion is has just been changed, and the facts are still being read for it. Try again in a minute.',
  ],
  too_many_models: [409, 'The workspace has as many models as it can have. Archive one.'],
  command_impossible: [
    409,
    ({ command, state }) =>
      `A run that is ${String(state ?? 'in this state')} cannot do this (${String(command ?? 'command')}).`,
  ],
  slice_not_parked: [409, ({ sliceNo }) => `Slice ${String(sliceNo ?? '')} does not wait for anybody.`],

  too_many_exports: [429, 'Other exports are under way. Try again in a moment.'],
  too_many_attempts: [
    429,
    ({ retryAfterSeconds }) =>
      `There were too many attempts from here. Wait ${minutes(retryAfterSeconds)}, then try again.`,
  ],
};

export const sentenceOf = (sentence: Sentence, details: Details): string =>
  typeof sentence === 'string' ? sentence : sentence(details);
