/** How everybody but the worker knows a workflow: by name, id and queue, never by its code. */
export interface WorkflowContract<Key> {
  /** Workflow type in Temporal. Part of the wire: renaming one orphans the runs in flight. */
  readonly name: string;
  /** A function of business keys, so that the same work can never run twice at once. */
  readonly idFor: (key: Key) => string;
}

/** All workflow code runs here; activities run on the queues of the service that owns the data. */
export const orchestrationQueue = 'orchestration';

/** Two queues a service, so that a small job never waits behind a large one. */
export const activityQueues = (service: string) => ({ small: service, bulk: `${service}-bulk` });

export interface WorkspaceKey {
  workspaceId: string;
}
