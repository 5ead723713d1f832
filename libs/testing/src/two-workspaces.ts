import type { CallContext } from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';

/** One workspace, as calls are made in it. */
export interface TestWorkspace {
  id: string;
  context: CallContext;
}

export function aWorkspace(role: NonNullable<CallContext['actor']>['role'] = 'admin'): TestWorkspace {
  const id = uuidv7();
  return { id, context: { workspaceId: id, actor: { kind: 'member', id: uuidv7(), role }, requestId: uuidv7() } };
}

/** For every test that must show that one workspace knows nothing of the other. */
export const twoWorkspaces = (): [TestWorkspace, TestWorkspace] => [aWorkspace(), aWorkspace()];
