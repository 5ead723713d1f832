import { httpResource } from '@angular/common/http';
import { computed, type Signal } from '@angular/core';
import type { ReplyOf, whyScores } from '@heatline/contracts';
import { againAfterFailure } from '../api/again-after-failure';
import { held } from '../api/held';

/** Whose sentences are wanted, under which model. */
export interface WhyAsked {
  readonly modelId: string;
  /** At most 200. */
  readonly leadIds: readonly string[];
}

/** Why the scores of some leads are what they are, by lead; empty until it is known, and while nothing is asked. */
export function whySentences(asked: () => WhyAsked | undefined): Signal<ReadonlyMap<string, string>> {
  const resource = httpResource(
    () => {
      const wanted = asked();
      return wanted?.leadIds.length
        ? { url: `/api/models/${wanted.modelId}/why`, params: { leadIds: wanted.leadIds.join(',') } }
        : undefined;
    },
    { parse: (raw) => new Map((raw as ReplyOf<typeof whyScores>).items.map(({ leadId, why }) => [leadId, why])) },
  );
  againAfterFailure(resource);
  const shown = held(resource, () => asked()?.modelId);
  return computed(() => shown() ?? nothing);
}

const nothing: ReadonlyMap<string, string> = new Map();
