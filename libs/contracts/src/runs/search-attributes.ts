/**
 * What can be filtered and sorted by in Temporal's lists. Ids and codes only, never personal data: search attributes are not encrypted.
 * SQL visibility has ten Keywords a namespace; these are eight.
 */
export const searchAttributes = {
  WorkspaceId: 'KEYWORD',
  RunKind: 'KEYWORD',
  RunState: 'KEYWORD',
  /** What the run works on, and its name as in `B2B engagement`, so that the list alone says which model. */
  EntityId: 'KEYWORD',
  EntityName: 'KEYWORD',
  /** Our run's id. Plain `RunId` is reserved by Temporal for the execution's own. */
  HeatlineRunId: 'KEYWORD',
  StartedBy: 'KEYWORD',
  ErrorType: 'KEYWORD',
  ProgressPct: 'INT',
  LeadCount: 'INT',
  LastProgressAt: 'DATETIME',
} as const;

export type SearchAttributeName = keyof typeof searchAttributes;
