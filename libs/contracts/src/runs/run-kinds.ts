/** What a run may count. */
export const runUnits = ['leads', 'accounts'] as const;

/**
 * Every durable job there is: what it does in words, which service owns its rows and does its work, which workflow drives it.
 * `unit` is what it counts unless the run itself says otherwise. A new kind is one more line here, a workflow in `workflows/`, and the owner's `SliceWork`.
 */
export const runKinds = {
  recalculateModel: { service: 'scoring', workflow: 'recalculateModel', title: 'Recalculation', unit: 'leads' },
  calibrateModel: { service: 'scoring', workflow: 'calibrateModel', title: 'Calibration', unit: 'leads' },
  refreshTimelines: { service: 'scoring', workflow: 'refreshTimelines', title: 'Timeline refresh', unit: 'leads' },
  simulateModel: { service: 'scoring', workflow: 'simulateModel', title: 'Simulation', unit: 'leads' },
  assignOwner: { service: 'leads', workflow: 'bulkAction', title: 'Owner assignment', unit: 'leads' },
  watchLeads: { service: 'leads', workflow: 'bulkAction', title: 'Watch list change', unit: 'leads' },
  eraseLead: { service: 'leads', workflow: 'eraseLeads', title: 'Erasure', unit: 'leads' },
  deleteLeads: { service: 'leads', workflow: 'eraseLeads', title: 'Deletion', unit: 'leads' },
  exportLeads: { service: 'leads', workflow: 'exportLeads', title: 'Export', unit: 'leads' },
  mergeLeads: { service: 'leads', workflow: 'mergeLeads', title: 'Merge', unit: 'leads' },
  unmergeLeads: { service: 'leads', workflow: 'mergeLeads', title: 'Undo of a merge', unit: 'leads' },
  takeOwnersBack: { service: 'leads', workflow: 'bulkAction', title: 'Undo of an owner assignment', unit: 'leads' },
} as const satisfies Record<
  string,
  { service: string; workflow: string; title: string; unit: (typeof runUnits)[number] }
>;
