/** Services that keep something about leads, in the order in which it is erased: whoever makes it again from what it reads comes later. */
export const servicesWithLeads = ['leads', 'scoring', 'identity'] as const;
export type ServiceWithLeads = (typeof servicesWithLeads)[number];

export interface TableOfLeads {
  table: string;
  /** The column that holds the lead. */
  by: string;
  /** Columns that put the rows of a lead in order. */
  order: string;
  /** Made from other rows: erased like these, and left out of what a person is told is known. */
  derived?: boolean;
  /** Why its rows stay when the person is erased. */
  keeps?: string;
}

const onlyIds = 'It holds ids and counts only: the id of somebody who is erased leads nowhere';

/**
 * Every table with a column for a lead. A person is erased from each that has no `keeps`, and told what stands in each that is not
 * derived. A test of each service fails when one of its tables is missing here.
 */
export const tablesOfLeads: Record<ServiceWithLeads, readonly TableOfLeads[]> = {
  leads: [
    { table: 'alias', by: 'lead_id', order: 'type, matching' },
    { table: 'attribute_change', by: 'lead_id', order: 'key, at, change_id' },
    { table: 'event', by: 'lead_id', order: 'occurred_at, event_id' },
    { table: 'lead_change', by: 'lead_id', order: 'at, change_id' },
    { table: 'note', by: 'lead_id', order: 'written_at, note_id' },
    { table: 'owner_change', by: 'lead_id', order: 'change_no' },
    { table: 'merged_lead', by: 'lead_id', order: 'merge_id, place' },
    { table: 'merge', by: 'lead_id', order: 'asked_at, merge_id' },
    { table: 'watch', by: 'lead_id', order: 'since, watch_id' },
    { table: 'lead_search', by: 'lead_id', order: 'lead_id', derived: true },
    { table: 'lead', by: 'lead_id', order: 'lead_id' },
    { table: 'bulk_item', by: 'lead_id', order: 'run_id, item_no', derived: true, keeps: onlyIds },
    { table: 'erasure', by: 'lead_id', order: 'lead_id', derived: true, keeps: `It is the proof. ${onlyIds}` },
  ],
  scoring: [
    { table: 'timeline', by: 'lead_id', order: 'lead_id', derived: true },
    { table: 'score', by: 'lead_id', order: 'model_id' },
    { table: 'score_change', by: 'lead_id', order: 'change_id' },
    { table: 'adjustment', by: 'lead_id', order: 'created_at, adjustment_id' },
    { table: 'reset', by: 'lead_id', order: 'reset_at, reset_id' },
    { table: 'simulated_lead', by: 'lead_id', order: 'simulation_id, way, place' },
  ],
  identity: [
    { table: 'share_link', by: 'lead_id', order: 'created_at, share_id' },
    { table: 'notification_item', by: 'subject_id', order: 'at, source_id' },
    { table: 'audit_entry', by: 'subject_id', order: 'entry_id', derived: true, keeps: onlyIds },
  ],
};
