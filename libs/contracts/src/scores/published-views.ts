/**
 * What scoring lets others read, as views in the schema `scoring` (security_invoker, row-level security applies: set the
 * workspace first). Granted to the roles of leads, segments and identity; columns are only ever added.
 */
export const publishedScoringViews = {
  /**
   * One row a (model, root lead), of an account model a (model, account), whose id stands in `lead_id`. `score` int, hundredths of points; NULL = never evaluated. `level` = its key.
   * Indexes: (workspace_id, model_id, score, lead_id); (workspace_id, model_id, owner_id, score, lead_id) of those with an owner;
   * (workspace_id, model_id, lead_id).
   */
  published_score: [
    'workspace_id',
    'model_id',
    'lead_id',
    'score',
    'level',
    'published_version',
    'calculated_at',
    'owner_id',
    'last_active_day',
    'change7',
    'change30',
    'peak',
  ],
  /** The same rows: net change over 7 and 30 days and greatest recorded score, in hundredths. */
  published_trend: ['workspace_id', 'model_id', 'lead_id', 'change7', 'change30', 'peak'],
  /** One row a root lead. Indexes (workspace_id, last_activity_at, lead_id), (workspace_id, event_count, lead_id). */
  published_timeline: ['workspace_id', 'lead_id', 'event_count', 'last_activity_at', 'revision'],
  /** What members of an account did last; NULL, or no row: nothing. Index (workspace_id, last_activity_at, account_id). */
  published_account_activity: ['workspace_id', 'account_id', 'last_activity_at'],
  /** `levels` jsonb as in the definition, of the version in force; `last_run_at` = T of the last bulk recalculation. */
  published_model: [
    'workspace_id',
    'model_id',
    'name',
    'kind',
    'active',
    'is_primary',
    'published_version',
    'levels',
    'last_run_at',
    'last_run_version',
  ],
  /**
   * History rows; scores in hundredths. Primary key (workspace_id, lead_id, model_id, change_id). `by_member` = the member by whose doing
   * alone the score moved; of a run it is told by the run.
   */
  published_score_change: [
    'workspace_id',
    'lead_id',
    'model_id',
    'change_id',
    'at',
    'from_score',
    'to_score',
    'from_level',
    'to_level',
    'published_version',
    'cause',
    'run_id',
    'by_member',
  ],
} as const;
