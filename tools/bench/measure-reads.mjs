import { seeded } from '../demo/random.mjs';
import { quantile } from './statistics.mjs';

const first = [
  'Ada',
  'Bo',
  'Cleo',
  'Dag',
  'Eva',
  'Finn',
  'Gro',
  'Hal',
  'Ida',
  'Jon',
  'Kai',
  'Liv',
  'Mia',
  'Noa',
  'Ola',
  'Pia',
];

/** What a console asks for, one request at a time: p50 and p95 in ms by kind. */
export async function measureReads({ base, key, modelId, leads }, { requests = 150 } = {}) {
  const random = seeded(3);
  const get = async (path) => {
    const startedAt = performance.now();
    const response = await fetch(`${base}/api${path}`, { headers: { authorization: `Bearer ${key}` } });
    const body = await response.json();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(body).slice(0, 300)}`);
    return [performance.now() - startedAt, body];
  };
  const measure = async (path) => {
    for (let i = 0; i < 10; i++) await get(path(i));
    const took = [];
    for (let i = 0; i < requests; i++) took.push((await get(path(i)))[0]);
    return { p50: quantile(took, 0.5), p95: quantile(took, 0.95) };
  };
  const cursors = {};
  for (const sort of ['-score', '-lastActivity', '-created', 'name']) {
    cursors[sort] = [''];
    for (let i = 0; i < 20; i++) {
      const [, { nextCursor }] = await get(`/leads?limit=200&modelId=${modelId}&sort=${sort}${cursors[sort].at(-1)}`);
      cursors[sort].push(`&cursor=${encodeURIComponent(nextCursor)}`);
    }
  }
  const page =
    (sort, more = '') =>
    (i) =>
      `/leads?limit=50&modelId=${modelId}&sort=${sort}${more}${cursors[sort][more ? 0 : i % 20]}`;
  const lead = () => random.whole(0, leads - 1);
  return {
    'list by score': await measure(page('-score')),
    'list by last activity': await measure(page('-lastActivity')),
    'list by age': await measure(page('-created')),
    'list by name': await measure(page('name')),
    'list by score, level hot': await measure(page('-score', '&level=hot')),
    'list by score, 40 to 60 points': await measure(page('-score', '&scoreMin=40&scoreMax=60')),
    'search an address': await measure(() => {
      const n = lead();
      return `/leads?limit=50&modelId=${modelId}&q=lead${n}@company${n % 40_000}`;
    }),
    'search a domain': await measure(() => `/leads?limit=50&modelId=${modelId}&q=company${lead() % 40_000}.example`),
    'search a name': await measure(
      () => `/leads?limit=50&modelId=${modelId}&q=${random.pick(first)}%20Holm%20${random.whole(1, 99)}`,
    ),
    'search a name, by score': await measure(
      () => `/leads?limit=50&modelId=${modelId}&sort=-score&q=${random.pick(first)}%20Holm%20${random.whole(1, 99)}`,
    ),
  };
}
