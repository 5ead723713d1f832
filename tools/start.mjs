// npm start: installs what is missing, then runs the whole stack on the workspace's own Node. Needs nothing but Node 20.
import { onWorkspaceNode } from './bootstrap/on-workspace-node.mjs';

await onWorkspaceNode('tools/stack/main.mjs');
