import { seeded } from '../demo/random.mjs';
import { asker } from './asker.mjs';
import { idOfLead } from './generate.mjs';
import { whole } from './statistics.mjs';

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

/** Where the points of a score come from. */
export async function measureExplain(bench) {
  const { modelId, leads, busiest } = bench.workspace;
  const { measure, tell } = asker(bench);
  const random = seeded(5);
  const explain = (leadId) => `/lead/${leadId}/score/explain?modelId=${modelId}`;
  tell('explain any lead', await measure(() => explain(idOfLead(random.whole(0, leads - 1)))), 50);
  const { rows } = await bench.database.query(
    'select event_count from scoring.timeline where workspace_id = $1 and lead_id = $2',
    [bench.workspace.workspaceId, busiest],
  );
  tell(`explain the busiest lead, ${whole(rows[0].event_count)} events`, await measure(() => explain(busiest)), 300);
}

/** What the list of a console asks for. */
export async function measureReads(bench) {
  const { modelId, leads } = bench.workspace;
  const { get, measure, tell } = asker(bench);
  const random = seeded(3);
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
  const list = async (what, path) => tell(`list ${what}`, await measure(path), 20);
  const search = async (what, path) =>
    tell(`search ${what}`, await measure((i) => `/leads?limit=50&modelId=${modelId}&${path(i)}`), 80);
  await list('by score', page('-score'));
  await list('by last activity', page('-lastActivity'));
  await list('by age', page('-created'));
  await list('by name', page('name'));
  await list('by score, level hot', page('-score', '&level=hot'));
  await list('by score, 40 to 60 points', page('-score', '&scoreMin=40&scoreMax=60'));
  await search('an address', () => addressOf(lead()));
  await search('a domain', () => `q=company${lead() % 40_000}.example`);
  await search('a name', () => `q=${random.pick(first)}%20Holm%20${random.whole(1, 99)}`);
  await search('a name, by score', () => `sort=-score&q=${random.pick(first)}%20Holm%20${random.whole(1, 99)}`);
}

const addressOf = (n) => `q=lead${n}@company${n % 40_000}`;
