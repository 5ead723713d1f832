import { type Condition, EditedCondition, InvalidRequest, issuesOf } from '@heatline/contracts';
import { requireNoSegment } from './require-no-segment';

/**
 * The condition that the address of a list holds as JSON text.
 * @throws InvalidRequest with the paths inside the condition, Refusal `condition_not_supported`
 */
export function conditionIn(text: string): Condition {
  const condition = EditedCondition.safeParse(jsonOf(text));
  if (condition.success) {
    // Here, as what else the address asks stands beside it later, and the path would be another.
    requireNoSegment(condition.data);
    return condition.data;
  }
  throw new InvalidRequest(
    issuesOf(condition.error).map(({ path, message }) => ({ path: path ? `filter.${path}` : 'filter', message })),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidRequest([{ path: 'filter', message: 'This is not JSON: give a condition, as in {"all":[]}' }]);
  }
}
