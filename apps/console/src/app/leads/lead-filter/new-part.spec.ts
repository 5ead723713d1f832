import { kindOf } from './filter-parts';
import { filterKinds, newPart } from './new-part';
import { issuesOf } from './part-group';

const modelId = '0f000000-0000-4000-8000-000000000001';

describe('a part to begin with', () => {
  it.each(filterKinds.map(({ kind }) => kind))('is edited as what was chosen: %s', (kind) =>
    expect(kindOf(newPart(kind, modelId))).toBe(kind),
  );

  it.each([
    ['score', false],
    ['level', false],
    ['lastActivity', true],
    ['created', true],
    ['watched', true],
    ['owner', false],
    ['attributes', false],
    ['event', false],
    ['account', false],
  ] as const)('%s is complete: %s', (kind, complete) =>
    expect(issuesOf(newPart(kind, modelId)).length === 0).toBe(complete),
  );
});
