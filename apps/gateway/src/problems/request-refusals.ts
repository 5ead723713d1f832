import type { Refusals } from './sentence';

/** Of how something is asked for: pages, conditions, times, requests that are sent again. */
export const requestRefusals: Refusals = {
  bad_cursor: [400, 'This cursor is not from this list. Ask for the first page again, without a cursor.'],
  condition_not_supported: [
    400,
    ({ path }) =>
      `${typeof path === 'string' ? `The condition at ${path}` : 'This condition'} cannot be used here yet.`,
  ],
  condition_not_ready: [
    409,
    'This filter looks for something new: all events are being read for it. Try again when that run has ended.',
  ],
  range_invalid: [400, 'The range of time is not right: from must lie before to.'],
  as_of_in_future: [400, 'The asked instant lies in the future. Ask for one that has been.'],
  expiry_in_the_past: [400, 'The expiry lies in the past. Choose a later one.'],
  key_is_nobody: [
    422,
    ({ asks }) =>
      `An API key is no member and has no “me”. ${asks === 'watched' ? 'It watches no leads: leave “watched” out.' : 'Name the owner by id, or ask as a member.'}`,
  ],
  members_only: [403, 'This is for signed-in members. An API key cannot do it.'],
  idempotency_key_reused: [409, 'This Idempotency-Key was sent with another request before. Use a new one.'],
  version_stale: [409, 'Somebody else changed this meanwhile. Load it again, then make your change.'],
};
