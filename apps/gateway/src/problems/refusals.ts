import { requestRefusals } from './request-refusals';
import { leadRefusals } from './lead-refusals';
import { memberRefusals } from './member-refusals';
import { modelRefusals } from './model-refusals';
import { runRefusals } from './run-refusals';
import type { Refusals } from './sentence';

/** What services refuse, in HTTP. Every code that a routed call lists has an entry, and no other: a test sees to it. */
export const refusals: Refusals = {
  ...requestRefusals,
  ...memberRefusals,
  ...leadRefusals,
  ...modelRefusals,
  ...runRefusals,
};
