import { outreachActions } from '@heatline/contracts';
import type { TemplateSource } from './template-source';
import { did } from './parts';

/** The six actions of an outreach sequence, each with its points: what the simple view edits. */
export const outreach: TemplateSource = {
  key: 'outreach',
  name: 'Outreach',
  kind: 'engagement',
  description: 'For sequences by mail and LinkedIn: six actions with a number each, replies worth most.',
  definition: {
    levels: [
      { key: 'low', name: 'Low', tone: 'cold' },
      { key: 'medium', name: 'Medium', from: 20, tone: 'warm' },
      { key: 'high', name: 'High', from: 50, tone: 'hot' },
    ],
    decay: { kind: 'none' },
    rules: outreachActions.map(({ type, title, points }) => ({ name: title, points, when: did(type) })),
  },
};
