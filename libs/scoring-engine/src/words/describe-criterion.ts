import type { AttributeLeaf } from '@heatline/contracts';
import type { Criterion } from '../criteria/criterion';
import { describeAttribute, describeMatch } from './describe-condition';

/** A criterion's name for people, as in a list of what is still being read. */
export function describeCriterion(criterion: Criterion): string {
  switch (criterion.kind) {
    case 'event':
      return describeMatch(criterion.match);
    case 'profile':
      return describeAttribute({
        attribute: criterion.attribute,
        account: criterion.account,
        ...criterion.comparison,
      } as AttributeLeaf);
    case 'activity':
      return 'activity by the lead';
    case 'typeBit':
      return 'type of the event';
  }
}
