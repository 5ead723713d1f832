// npm test: installs what is missing, then runs every test on the workspace's own Node. Needs nothing but Node 20.
import { onWorkspaceNode } from './bootstrap/on-workspace-node.mjs';

await onWorkspaceNode('tools/test/main.mjs');
