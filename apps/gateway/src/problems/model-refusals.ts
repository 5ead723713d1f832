import { atInstant, type Details, type Refusals } from './sentence';

/** Of models and scores: versions, levels, simulations, points by hand, conversions. */
export const modelRefusals: Refusals = {
  model_required: [400, 'Say which model is meant, by modelId.'],
  model_not_found: [404, 'There is no such model in this workspace.'],
  model_name_taken: [409, 'Another model has this name. Choose another.'],
  model_of_accounts: [409, 'This model scores accounts, not leads.'],
  model_not_of_accounts: [409, 'This model scores leads, not accounts.'],
  model_of_other_kind: [
    409,
    ({ wanted, is }) =>
      `The grid needs a model of kind ${String(wanted ?? 'another')} here, and this one is of kind ${String(is ?? 'another')}.`,
  ],
  model_archived: [409, 'The model is archived. Restore it first.'],
  model_not_published: [409, 'The model has not been published yet. Publish it first.'],
  model_not_active: [409, 'The model is not active. Switch it on first.'],
  too_many_models: [409, 'The workspace has as many models as it can have. Archive one.'],

  definition_empty: [
    409,
    ({ to }) => `The draft has no rules yet. Add one before ${to === 'simulate' ? 'simulating' : 'publishing'}.`,
  ],
  already_published: [
    409,
    (details) =>
      `This draft is published already${asVersion(details)}. Nothing was published now, and your note is not kept.`,
  ],
  version_not_found: [404, 'The model has no such version.'],
  simulation_not_found: [404, 'There is no such simulation any more. Simulate again.'],
  level_not_found: [
    404,
    ({ level, levels }) =>
      `The model has no level ${typeof level === 'string' ? `“${level}”` : 'of this name'}.${Array.isArray(levels) && levels.length > 0 ? ` It has ${levels.join(', ')}.` : ''}`,
  ],

  adjustment_not_found: [404, 'There is no such adjustment.'],
  adjustment_taken_back: [
    409,
    'What was sent with this Idempotency-Key has been taken back since. Use a new one to give these points again.',
  ],
  reset_not_found: [404, 'There is no reset to take back.'],

  account_model_not_calibrated: [409, 'Account models cannot be calibrated: a conversion is told of leads.'],
  conversion_not_defined: [409, 'Nothing counts as a conversion yet. Say in the settings what does.'],
  conversion_not_ready: [
    409,
    'What a conversion is has just been changed, and the facts are still being read for it. Try again in a minute.',
  ],
};

/** As in `: member 019a… published it as version 3 on 29 November 2026 at 21:50 UTC`; nothing without details. */
function asVersion({ publishedVersion, publishedBy, publishedByKind, publishedAt, yours }: Details): string {
  if (typeof publishedVersion !== 'number') return '';
  const kind = publishedByKind === 'apiKey' ? 'API key' : 'member';
  const who = yours === true ? 'you' : typeof publishedBy === 'string' ? `${kind} ${publishedBy}` : 'the system';
  const how = yours === true ? ', with another note or other choices' : '';
  return `: ${who} published it as version ${publishedVersion}${atInstant(publishedAt)}${how}`;
}
