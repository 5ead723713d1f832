import { constants, PerformanceObserver } from 'node:perf_hooks';
import { passedBy } from './young-garbage';

/** As Node tells of it; the types that it is described by leave this out. */
interface Collection {
  detail: { kind: number; flags: number };
}

/** Collections of the young generation that somebody asked for. */
let asked = 0;
const observer = new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const { kind, flags } = (entry as unknown as Collection).detail;
    if (kind === constants.NODE_PERFORMANCE_GC_MINOR && flags & constants.NODE_PERFORMANCE_GC_FLAGS_FORCED) asked++;
  }
});
beforeAll(() => observer.observe({ type: 'gc' }));
afterAll(() => observer.disconnect());

const megabytes = (n: number) => n * 1024 * 1024;

it('looks at the young generation whenever so much has passed, and not before', async () => {
  passedBy(megabytes(5));
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toBe(0);
  passedBy(megabytes(5));
  while (asked === 0) await new Promise((resolve) => setImmediate(resolve));
  passedBy(megabytes(5));
  passedBy(megabytes(5));
  while (asked === 1) await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toBe(2);
});
