/**
 * What the leads service lets others read, as views in the schema `leads` (security_invoker, row-level security
 * applies: set the workspace first). Granted to the role `scoring`; kept as they are, columns are only ever added.
 */
export const publishedLeadViews = {
  /** One row a lead, absorbed ones too: `root_id` = the lead that answers for it, itself if it was never merged. */
  published_lead: ['workspace_id', 'lead_id', 'root_id', 'name', 'account_id', 'owner_id', 'created_at'],
  /** `lead_id` = the root. `value` as given, `matching` normalised. */
  published_alias: ['workspace_id', 'lead_id', 'type', 'value', 'matching', 'is_primary'],
  /**
   * One row an event. `lead_id` = the lead that it was recorded for, never rewritten: join published_lead for the root.
   * `event_id` is a function of the idempotency key, so that ties by event id do not depend on arrival. `properties` is
   * json (NULL = none). Index (lead_id, occurred_at).
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
  ],
  /**
   * Every value that an attribute was given, jsonb, JSON null = taken away. In force at T: of those with at < T the greatest
   * (at, change_id). A row may say again what held before. Index (workspace_id, lead_id, key, at).
   */
  published_attribute_change: ['workspace_id', 'lead_id', 'change_id', 'key', 'value', 'at', 'received_at'],
  published_account: ['workspace_id', 'account_id', 'name', 'domain', 'external_id', 'created_at'],
  /** As published_attribute_change, of accounts. */
  published_account_attribute_change: ['workspace_id', 'account_id', 'change_id', 'key', 'value', 'at', 'received_at'],
} as const;
