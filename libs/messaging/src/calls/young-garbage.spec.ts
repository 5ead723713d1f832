import { constants, PerformanceObserver } from 'node:perf_hooks';
import { passedBy, whenever } from './young-garbage';

/** As Node tells of it; the types that it is described by leave this out. */
interface Collection {
  detail: { flags: number };
}

/** Collections that somebody asked for. V8 may do more than it is asked for, and Node tells of none that begins within another. */
let asked = 0;
const observer = new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const { flags } = (entry as unknown as Collection).detail;
    if (flags & constants.NODE_PERFORMANCE_GC_FLAGS_FORCED) asked++;
  }
});
beforeAll(() => observer.observe({ type: 'gc' }));
afterAll(() => observer.disconnect());

const turn = () => new Promise((resolve) => setImmediate(resolve));
const megabytes = (n: number) => n * 1024 * 1024;

it('acts whenever so much has passed, and not before', () => {
  const acts: number[] = [];
  let passed = 0;
  const pass = whenever(8, () => acts.push(passed));
  for (let i = 0; i < 8; i++) {
    passed += 3;
    pass(3);
  }
  expect(acts).toEqual([9, 18]);
});

it('asks for a collection when megabytes have passed, and for none before', async () => {
  passedBy(megabytes(5));
  for (let i = 0; i < 20; i++) await turn();
  expect(asked).toBe(0);
  while (asked === 0) {
    passedBy(megabytes(5));
    await turn();
  }
});
