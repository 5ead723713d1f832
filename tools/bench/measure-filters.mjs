import { seeded } from '../demo/random.mjs';
import { asker } from './asker.mjs';

/** So many members own leads: three leads in four have an owner. */
const owners = 50;
const ownerOf = (n) => `01940000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Owners as the product keeps them: with the lead, its timeline and its scores. Straight into the tables, as all of the data. */
async function giveOwners({ database, workspace, note }) {
  const { rows } = await database.query(
    'select 1 from leads.lead where workspace_id = $1 and owner_id is not null limit 1',
    [workspace.workspaceId],
  );
  if (rows.length > 0) return;
  note('giving leads owners');
  const owner = `('01940000-0000-7000-8000-' || lpad(((hashtext(lead_id::text) & 65535) % ${owners})::text, 12, '0'))::uuid`;
  for (const table of ['leads.lead', 'scoring.timeline', 'scoring.score'])
    await database.query(
      `update ${table} set owner_id = ${owner} where workspace_id = $1 and (hashtext(lead_id::text) & 3) > 0`,
      [workspace.workspaceId],
    );
  for (const table of ['leads.lead', 'scoring.timeline', 'scoring.score'])
    await database.query(`vacuum analyze ${table}`);
}

/** Lists by filters: what SQL tells, and what people did. */
export async function measureFilters(bench) {
  await giveOwners(bench);
  const { modelId } = bench.workspace;
  const { measure, once, tell } = asker(bench);
  const random = seeded(7);
  const page = (sort, filter, more = '') =>
    `/leads?limit=50&modelId=${modelId}&sort=${sort}${more}&filter=${encodeURIComponent(JSON.stringify(filter))}`;
  const owner = () => ownerOf(random.whole(0, owners - 1));
  const list = async (what, path, limitMs = 100) => tell(`list ${what}`, await measure(path), limitMs);
  const inactive = (days) => ({ lastActivity: { op: 'older_than', value: { days } } });

  await list('of one owner, by score', () => page('-score', { owner: [owner()] }));
  await list('of one owner, level hot, by score', () =>
    page('-score', { all: [{ owner: [owner()] }, { level: modelId, op: 'in', value: ['hot'] }] }),
  );
  await list('of one owner, by age', () => page('-created', { owner: [owner()] }));
  await list('of nobody, by last activity', () => page('-lastActivity', { owner: [null] }));
  await list('inactive for 300 days, by score', () => page('-score', inactive(300)));
  await list('inactive for 300 days, by age', () => page('-created', inactive(300)));
  await list('level hot, by name', () => page('name', { level: modelId, op: 'in', value: ['hot'] }));
  await list('by change of 7 days', () => `/leads?limit=50&modelId=${modelId}&sort=-change7`);
  await list('by highest score in the past', () => `/leads?limit=50&modelId=${modelId}&sort=-peak`);

  // What the model looks for, hence known; counts that nobody has asked for yet, hence not found out.
  const [match] = (
    await bench.database.query(
      `select definition->'match' as match from scoring.criterion
       where workspace_id = $1 and definition->>'kind' = 'event' and definition->'match'->'where' is null order by criterion_id desc limit 1`,
      [bench.workspace.workspaceId],
    )
  ).rows.map((row) => row.match);
  const did = (min, days) => ({ ...match, count: { min }, window: { days } });
  for (const [what, condition] of [
    ['did something seldom', (i) => did(40 + i, 90)],
    [
      'did not do it lately',
      (i) => ({
        all: [
          { ...match, count: { max: 0 }, window: { days: 20 + i } },
          { ...match, count: { min: 12 } },
        ],
      }),
    ],
  ]) {
    const first = [];
    for (let i = 0; i < 5; i++) first.push(await once(page('-score', condition(i))));
    tell(`filter ${what}, the first time`, { p50: first.toSorted((a, b) => a - b)[2], p95: Math.max(...first) }, 1_500);
    await list(`filter ${what}, again`, (i) => page('-score', condition(i % 5)));
  }
}
