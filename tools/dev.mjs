// npm run dev: the whole stack; what is edited is built and restarted.
import { onWorkspaceNode } from './bootstrap/on-workspace-node.mjs';

process.argv.push('--watch');
await onWorkspaceNode('tools/stack/main.mjs');
