import { type Condition, EditedCondition, InvalidRequest, issuesOf } from '@heatline/contracts';

/**
 * The condition that the address of a list holds as JSON text.
 * @throws InvalidRequest with the paths inside the condition
 */
export function conditionIn(text: string): Condition {
  const condition = EditedCondition.safeParse(jsonOf(text));
  if (condition.success) return condition.data;
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
