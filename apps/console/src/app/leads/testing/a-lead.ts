import type { Explanation, Lead, LeadListItem, Me, ScoreCard } from '@heatline/contracts';

export const leadId = '0a000000-0000-4000-8000-000000000001';
export const modelId = '0f000000-0000-4000-8000-000000000001';

export const aMe = (more: Partial<Me> = {}): Me => ({
  memberId: '0b000000-0000-4000-8000-000000000001',
  name: 'Mara Lindqvist',
  email: 'mara@alderfinch.example',
  role: 'admin',
  workspace: { id: '0c000000-0000-4000-8000-000000000001', name: 'Alder & Finch', timeZone: 'UTC' },
  ...more,
});

export const aLeadItem = (more: Partial<LeadListItem> = {}): LeadListItem => ({
  leadId,
  name: 'Ingrid Solheim',
  aliases: { email: ['ingrid@haldane.example'], phone: ['+47 22 55 01 42'] },
  account: { accountId: '0d000000-0000-4000-8000-000000000001', name: 'Haldane Freight', domain: 'haldane.example' },
  ownerId: null,
  lastActiveAt: '2026-11-20T08:00:00Z',
  createdAt: '2026-08-24T08:14:00Z',
  eventCount: 64,
  watched: false,
  score: 78,
  level: 'hot',
  scores: [
    {
      modelId,
      score: 78,
      level: 'hot',
      publishedVersion: 7,
      calculatedAt: '2026-11-20T08:00:05Z',
      change7: 12,
      change30: 20,
      peak: 80,
    },
  ],
  ...more,
});

export const aLead = (more: Partial<Lead> = {}): Lead => ({
  leadId,
  name: 'Ingrid Solheim',
  aliases: { email: ['ingrid@haldane.example'] },
  aliasList: [{ type: 'email', value: 'ingrid@haldane.example', primary: true, leadId, since: '2026-08-24T08:14:00Z' }],
  attributes: { jobTitle: 'VP Operations', companySize: 1240 },
  attributeList: [
    {
      key: 'jobTitle',
      value: 'VP Operations',
      kind: 'text',
      at: '2026-08-24T08:14:00Z',
      receivedAt: '2026-08-24T08:14:00Z',
      by: { kind: 'apiKey', id: null },
      source: null,
    },
    {
      key: 'companySize',
      value: 1240,
      kind: 'number',
      at: '2026-08-24T08:14:00Z',
      receivedAt: '2026-08-24T08:14:00Z',
      by: { kind: 'apiKey', id: null },
      source: null,
    },
  ],
  account: { accountId: '0d000000-0000-4000-8000-000000000001', name: 'Haldane Freight', domain: 'haldane.example' },
  ownerId: null,
  createdAt: '2026-08-24T08:14:00Z',
  lastActiveAt: '2026-11-20T08:00:00Z',
  watched: false,
  counts: { events: 64, aliases: 1, attributes: 2 },
  version: 3,
  ...more,
});

export const aCard = (more: Partial<ScoreCard> = {}): ScoreCard => ({
  modelId,
  modelName: 'B2B engagement',
  kind: 'engagement',
  primary: true,
  score: 24,
  level: { key: 'warm', name: 'Warm', tone: 'warm' },
  publishedVersion: 7,
  calculatedAt: '2026-11-20T08:00:05Z',
  trend: { change7: 12, change30: 20, peak: 80 },
  toNextLevel: { level: { key: 'hot', name: 'Hot', tone: 'hot' }, from: 50, percent: 13, missing: 26 },
  noScore: null,
  ...more,
});

export const anExplanation = (more: Partial<Explanation> = {}): Explanation => ({
  leadId,
  modelId,
  modelName: 'B2B engagement',
  kind: 'engagement',
  publishedVersion: 7,
  asOf: '2026-11-20T08:00:05Z',
  calculatedAt: '2026-11-20T08:00:05Z',
  score: 24,
  exact: 24,
  level: { key: 'warm', name: 'Warm', tone: 'warm' },
  toNextLevel: { level: { key: 'hot', name: 'Hot', tone: 'hot' }, from: 50, percent: 13, missing: 26 },
  lines: [
    {
      kind: 'rule',
      ruleId: 'r1',
      about: null,
      name: 'Requested a demo',
      conditions: 'Any form',
      points: 30,
      exact: 30,
      counted: 1,
      ignored: {},
      firstAt: '2026-09-28T08:00:00Z',
      lastAt: '2026-09-28T08:00:00Z',
    },
    {
      kind: 'inactivity',
      ruleId: null,
      about: null,
      name: 'Inactivity',
      conditions: '2 points for every full 7 quiet days',
      points: -6,
      exact: -6,
      counted: 3,
      ignored: {},
      firstAt: null,
      lastAt: '2026-10-24T08:00:00Z',
    },
  ],
  unmatched: [
    {
      ruleId: 'r2',
      name: 'Mid-size company',
      kind: 'attribute',
      conditions: 'Company size 200 to 999',
      points: 10,
      reason: 'condition',
      has: '1,240',
      wanted: '200 to 999',
    },
  ],
  eventCount: 64,
  lastActivityAt: '2026-11-20T08:00:00Z',
  ...more,
});
