import type { Simulation } from '@heatline/contracts';
import { modelId } from './a-draft';

const levels = [
  { key: 'cold', name: 'Cold', tone: 'cold', from: null },
  { key: 'warm', name: 'Warm', tone: 'warm', from: 20 },
  { key: 'hot', name: 'Hot', tone: 'hot', from: 50 },
];

/** A simulation of a thousand leads as the server answers it, for tests. */
export const aSimulation = (more: Partial<Simulation> = {}): Simulation => ({
  simulationId: '0a000000-0000-4000-8000-000000000001',
  modelId,
  subject: 'lead',
  state: 'completed',
  runId: '0d000000-0000-4000-8000-000000000009',
  waitsForRunId: null,
  done: 1_000,
  total: 1_000,
  draftVersion: 3,
  publishedVersion: 7,
  changes: [
    {
      kind: 'changed',
      part: 'rule',
      key: '0e000000-0000-4000-8000-000000000001',
      name: 'Clicked a link',
      words: 'Clicked a link: points 5 → 3',
      details: [{ what: 'points', from: '5', to: '3' }],
    },
  ],
  asOf: '2026-11-20T08:00:00Z',
  startedAt: '2026-11-20T08:00:00Z',
  endedAt: '2026-11-20T08:00:02Z',
  computeSeconds: 1.3,
  by: null,
  result: {
    exact: true,
    leads: 1_000,
    total: 1_000,
    levelsBefore: levels,
    levelsAfter: levels,
    histogram: [
      { from: 0, to: 20, before: 800, after: 815 },
      { from: 20, to: 40, before: 100, after: 90 },
      { from: 40, to: 60, before: 100, after: 95 },
    ],
    matrix: [
      [790, 10, 0],
      [20, 80, 0],
      [0, 0, 100],
    ],
    rises: 40,
    falls: 90,
    same: 870,
    levelUp: 10,
    levelDown: 20,
    entersTop: 5,
    leavesTop: 2,
  },
  stale: { draft: false, published: false, facts: false },
  problem: null,
  expiresAt: '2026-11-27T08:00:00Z',
  ...more,
});
