// npm run bench: measures a million leads and twenty million events on this machine and keeps the table in docs/benchmarks.md.
import { onWorkspaceNode } from './bootstrap/on-workspace-node.mjs';

await onWorkspaceNode('tools/bench/main.mjs');
