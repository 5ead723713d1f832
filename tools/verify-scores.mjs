// npm run verify-scores: timelines of the running stack against raw events, scores against their ledgers. Changes nothing.
import { onWorkspaceNode } from './bootstrap/on-workspace-node.mjs';

await onWorkspaceNode('tools/verify/main.mjs');
