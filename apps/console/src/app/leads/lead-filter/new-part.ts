import type { Condition } from '@heatline/contracts';
import type { IconName } from '@heatline/ui';
import type { PartKind } from './filter-parts';

export type NewKind = Exclude<PartKind, 'all' | 'other'>;

export interface FilterKind {
  readonly kind: NewKind;
  readonly title: string;
  readonly icon: IconName;
}

/** What can be filtered by, in the order of the menu. */
export const filterKinds: readonly FilterKind[] = [
  { kind: 'score', title: 'Score', icon: 'speed' },
  { kind: 'level', title: 'Level', icon: 'monitoring' },
  { kind: 'lastActivity', title: 'Last activity', icon: 'schedule' },
  { kind: 'watched', title: 'Watched', icon: 'star' },
  { kind: 'owner', title: 'Owner', icon: 'person' },
  { kind: 'attributes', title: 'Attribute', icon: 'tune' },
  { kind: 'event', title: 'Did or did not do', icon: 'bolt' },
  { kind: 'created', title: 'Created', icon: 'calendar_today' },
  { kind: 'account', title: 'Account', icon: 'domain' },
  { kind: 'any', title: 'Any of several', icon: 'call_split' },
];

/** A part to begin from. It may be incomplete: then the schema says what is missing. */
export function newPart(kind: NewKind, modelId: string): Condition {
  switch (kind) {
    case 'score':
      return { score: modelId, op: 'gte', value: Number.NaN };
    case 'level':
      return { level: modelId, op: 'in', value: [] };
    case 'lastActivity':
      return { lastActivity: { op: 'within_last', value: { days: 7 } } };
    case 'created':
      return { created: { op: 'within_last', value: { days: 30 } } };
    case 'watched':
      return { watched: true };
    case 'owner':
      return { owner: [] };
    case 'attributes':
      return { attribute: '', op: 'equals', value: '' };
    case 'event':
      return { event: [] };
    case 'account':
      return { account: [] };
    case 'any':
      return { any: [] };
  }
}
