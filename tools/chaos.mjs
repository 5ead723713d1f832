// npm run chaos: kills processes at random moments of ingest and recalculation, then compares with an undisturbed run.
import { onWorkspaceNode } from './bootstrap/on-workspace-node.mjs';

await onWorkspaceNode('tools/chaos/main.mjs');
