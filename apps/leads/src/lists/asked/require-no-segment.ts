import { type Condition, eachPart, Refusal } from '@heatline/contracts';

/** @throws Refusal `condition_not_supported` {path} for the first condition on segments, which nothing can answer yet */
export function requireNoSegment(condition: Condition | undefined): void {
  eachPart(condition, (part, path) => {
    if (!('segment' in part)) return;
    const where = ['filter', ...path, 'segment'].join('.');
    throw new Refusal('condition_not_supported', { path: where }, 'A condition on segments cannot be answered yet');
  });
}
