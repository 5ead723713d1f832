import type { LeadSortKey } from '@heatline/contracts';
import type { LeadKind } from '../model-choice';
import type { ListSort } from './list-view';

export interface SortChoice {
  readonly value: string;
  readonly title: string;
  readonly key: LeadSortKey;
  readonly kind: LeadKind;
}

const ofModel: readonly { readonly key: LeadSortKey; readonly words: string }[] = [
  { key: 'score', words: 'score' },
  { key: 'change7', words: 'change in 7 days' },
  { key: 'change30', words: 'change in 30 days' },
  { key: 'peak', words: 'highest score ever' },
];

/** All that the list can be sorted by; a kind without a model is left out. */
export function sortChoices(kinds: readonly LeadKind[], titles: Readonly<Record<LeadKind, string>>): SortChoice[] {
  const plain = (key: LeadSortKey, title: string): SortChoice => ({ value: key, title, key, kind: 'engagement' });
  return [
    plain('lastActivity', 'Last active'),
    ...kinds.flatMap((kind) =>
      ofModel.map(({ key, words }) => ({ value: `${key}:${kind}`, title: `${titles[kind]} ${words}`, key, kind })),
    ),
    plain('events', 'Number of events'),
    plain('name', 'Name'),
    plain('created', 'Created'),
  ];
}

/** The choice that a sort is; the first one for a sort of a model that is not there. */
export const choiceOfSort = (choices: readonly SortChoice[], { key, kind }: ListSort): SortChoice | undefined =>
  choices.find(({ value }) => value === key || value === `${key}:${kind}`) ?? choices[0];
