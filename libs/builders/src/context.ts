import type { CallContext } from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';

/** A call by an admin of a workspace that nobody else has. */
export const aContext = (given: Partial<CallContext> = {}): CallContext => ({
  workspaceId: uuidv7(),
  actor: { kind: 'member', id: uuidv7(), role: 'admin' },
  requestId: uuidv7(),
  ...given,
});
