import {
  bulkAction,
  calibrateModel,
  eraseLeads,
  exportLeads,
  mergeLeads,
  recalculateModel,
  refreshTimelines,
  runKinds,
  type RunKind,
  simulateModel,
  unmergeLeads,
  type WorkflowContract,
} from '@heatline/contracts';

type RunWorkflowContract = WorkflowContract<{ workspaceId: string; entityId: string }>;

/** Which workflow drives a kind. A kind without a line here does not compile. */
const workflows: Record<RunKind, RunWorkflowContract> = {
  calibrateModel,
  recalculateModel,
  refreshTimelines,
  simulateModel,
  assignOwner: bulkAction,
  takeOwnersBack: bulkAction,
  watchLeads: bulkAction,
  eraseLead: eraseLeads,
  deleteLeads: eraseLeads,
  exportLeads,
  mergeLeads,
  unmergeLeads,
};

export const workflowOf = (kind: RunKind): RunWorkflowContract => workflows[kind];

/** Temporal refuses longer ones, and counts bytes. */
const summaryBytes = 190;

/** One line, for the lists of Temporal: what, and of what. */
export const summaryOf = (kind: RunKind, aboutName: string | null): string =>
  asSummary(`${runKinds[kind].title}${aboutName ? ` of ${aboutName}` : ''}`);

export function asSummary(text: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= summaryBytes) return text;
  // A character that was cut in two decodes to a replacement.
  const cut = new TextDecoder().decode(bytes.subarray(0, summaryBytes - 3));
  return `${cut.replace(/\uFFFD$/, '')}…`;
}
