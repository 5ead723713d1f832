import {
  DistributionFields,
  refuseFallingBounds,
  ruleReach,
  scoreDistribution,
  tryDefinition,
  TryRequest,
} from '@heatline/contracts';
import { drafts, reads } from './model-roles';
import { route, several } from './route';

/** What helps to write a definition: what it would do, and to whom. */
export const modelBuildingRoutes = [
  route(
    tryDefinition,
    {
      ...drafts,
      method: 'POST',
      path: '/models/:modelId/try',
      body: TryRequest,
      summary: 'Score a definition that is not stored for a few leads, beside the version in force',
    },
    ({ params, body }) => ({ ...params, try: body }),
  ),
  route(
    scoreDistribution,
    {
      ...reads,
      path: '/models/:modelId/distribution',
      query: DistributionFields.extend({
        bounds: several(DistributionFields.shape.bounds.unwrap().element, 20),
      }).superRefine(refuseFallingBounds),
      summary: 'How the stored scores spread, in buckets and by level bounds',
    },
    ({ params, query }) => ({ ...params, query }),
  ),
  route(
    ruleReach,
    {
      ...reads,
      path: '/models/:modelId/rule-reach',
      summary: 'How many each rule of the draft reaches, about or exactly',
    },
    ({ params }) => params,
  ),
];
