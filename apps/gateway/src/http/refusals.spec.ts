import { standingRefusals } from '@heatline/contracts';
import { allRoutes } from '../routes/all-routes';
import { refusals, sentenceOf } from './refusals';

describe('refusals', () => {
  const codes = new Set<string>([
    ...allRoutes.flatMap(({ calls }) => calls.flatMap((call) => call.refusals)),
    ...standingRefusals,
  ]);

  it('have a status and a sentence, every one that a route can answer with', () => {
    expect([...codes].filter((code) => !(code in refusals))).toEqual([]);
  });

  it('are told in whole sentences, even without details', () => {
    for (const [status, sentence] of Object.values(refusals)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(sentenceOf(sentence, {})).toMatch(/^[A-Z].*\.$/);
    }
  });
});
