// npm run check: the fast part of the tests, in under a minute once Nx knows the checkout.
import { onWorkspaceNode } from './bootstrap/on-workspace-node.mjs';

await onWorkspaceNode('tools/test/check.mjs');
