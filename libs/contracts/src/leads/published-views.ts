/**
 * What the leads service lets others read, as views in the schema `leads` (security_invoker, row-level security
 * applies: set the workspace first). Granted to the role `scoring`, and where it says so to `identity`; kept as they are,
 * columns are only ever added.
 */
export const publishedLeadViews = {
  /** One row a lead, absorbed ones too: `root_id` = the lead that answers for it, itself if it was never merged. Also identity's. */
  published_lead: ['workspace_id', 'lead_id', 'root_id', 'name', 'account_id', 'owner_id', 'created_at'],
  /** `lead_id` = the root. `value` as given, `matching` normalised. */
  published_alias: ['workspace_id', 'lead_id', 'type', 'value', 'matching', 'is_primary'],
  /**
   * One row an event. `lead_id` = the lead that it was recorded for, never rewritten: join published_lead for the root.
   * `event_id` is a function of the idempotency key, so that ties by event id do not depend on arrival. `properties` is
   * json (NULL = none). `by_member` = who sent it, if that was a member. Index (lead_id, occurred_at).
   */
  published_event: [
    'workspace_id',
    'lead_id',
    'event_id',
    'occurred_at',
    'type',
    'campaign',
    'properties',
    'received_at',
    'by_member',
  ],
  /**
   * Every value that an attribute was given, jsonb, JSON null = taken away. In force at T: of those with at < T the greatest
   * (at, change_id). A row may say again what held before. `by_member` = who gave it, if that was a member. Index (workspace_id, lead_id, key, at).
   */
  published_attribute_change: [
    'workspace_id',
    'lead_id',
    'change_id',
    'key',
    'value',
    'at',
    'received_at',
    'by_member',
  ],
  published_account: ['workspace_id', 'account_id', 'name', 'domain', 'external_id', 'created_at'],
  /**
   * One row a lead that a member starred; `lead_id` = its root now. Also identity's. Indexes (workspace_id, lead_id, member_id) and
   * (workspace_id, member_id, lead_id). `watch_id` names the entry.
   */
  published_watch: ['workspace_id', 'member_id', 'lead_id', 'watch_id', 'since', 'alert_on_engagement'],
  /**
   * Identity's: at what score a watched lead is worth a word. `score` and `score_then` (when it was set; NULL = had none) in hundredths;
   * only history rows after `after_change_id` can cross it. `direction` up or down. Moved = another `threshold_id`.
   */
  published_watch_threshold: [
    'workspace_id',
    'threshold_id',
    'watch_id',
    'model_id',
    'direction',
    'score',
    'set_at',
    'score_then',
    'after_change_id',
  ],
  /** As published_attribute_change, of accounts. */
  published_account_attribute_change: [
    'workspace_id',
    'account_id',
    'change_id',
    'key',
    'value',
    'at',
    'received_at',
    'by_member',
  ],
} as const;
