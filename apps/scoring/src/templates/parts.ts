import type { Level, PropertyCondition, RuleWhen } from '@heatline/contracts';

/** What every template is written with, so that its rules read like sentences. */
export const did = (type: string | string[], where?: PropertyCondition): RuleWhen => ({
  event: [type].flat(),
  ...(where && { where }),
});

export const coldWarmHot = (warm: number, hot: number): Level[] => [
  { key: 'cold', name: 'Cold', tone: 'cold' },
  { key: 'warm', name: 'Warm', from: warm, tone: 'warm' },
  { key: 'hot', name: 'Hot', from: hot, tone: 'hot' },
];
