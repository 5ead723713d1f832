/**
 * What scoring lets others read, as views in the schema `scoring` (security_invoker, row-level security applies: set the
 * workspace first). Granted to the role `leads`, which drives its lists by them: a plain view over one table, so that
 * the index behind it can be walked.
 */
export const publishedScoreViews = {
  /**
   * One row per (model, root lead), of an account model per (model, account), whose id stands in `lead_id`. Points are int hundredths, score NULL = never evaluated (then level is NULL too).
   * Indexes (workspace_id, model_id, lead_id) and (workspace_id, model_id, score, lead_id).
   */
  published_score: [
    'workspace_id',
    'model_id',
    'lead_id',
    'score',
    'level',
    'published_version',
    'calculated_at',
    'change7',
    'change30',
    'peak',
  ],
  /** One row a root lead. Indexes (workspace_id, lead_id), (workspace_id, last_activity_at, lead_id), (workspace_id, event_count, lead_id). */
  published_timeline: ['workspace_id', 'lead_id', 'last_activity_at', 'event_count'],
  /** What members of an account did last; accounts of which nothing is known have no row, or one with NULL. Index (workspace_id, last_activity_at, account_id). */
  published_account_activity: ['workspace_id', 'account_id', 'last_activity_at'],
  /** One row a model that is not archived. `levels` jsonb of the version in force; `last_run_version` = all scores are of it. */
  published_model: ['workspace_id', 'model_id', 'kind', 'levels', 'published_version', 'last_run_version'],
} as const;
