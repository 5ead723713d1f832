import type { Refusals } from './sentence';

/** Of leads and what hangs on them: aliases, owners, notes, share links, accounts, bulk changes. */
export const leadRefusals: Refusals = {
  lead_not_found: [404, 'There is no such lead in this workspace.'],
  lead_not_watched: [404, 'You do not watch this lead.'],
  account_not_found: [404, 'There is no such account in this workspace.'],
  owner_not_member: [409, 'The owner must be an active member of this workspace.'],

  alias_not_found: [404, 'The lead has no such alias.'],
  alias_conflict: [
    409,
    'These aliases belong to different leads. Merge the two if they are one person, or leave out those of the other.',
  ],
  last_alias: [409, 'This is the last alias of the lead. Without one nothing could find it.'],

  lead_already_merged: [409, 'One of these leads is part of another one already. Merge the lead that answers for it.'],
  merge_not_found: [404, 'There is no such merge in this workspace.'],
  merge_not_done: [409, 'This merge was not done, so there is nothing to take back.'],
  merge_not_last: [409, 'Its lead was merged into another one since. Undo that merge first.'],

  note_not_found: [404, 'The lead has no such note.'],
  note_of_another: [403, 'Only who wrote a note, or an admin, can change it.'],

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
  too_many_share_links: [409, 'This lead has as many open links as it can have. Revoke one.'],

  selection_changed: [
    409,
    ({ was, now }) =>
      `Other leads match now than you saw: ${String(now ?? 'some')} in place of ${String(was ?? 'some')}.`,
  ],
  batch_not_found: [404, 'Nothing was changed under this id that could be taken back.'],
};
