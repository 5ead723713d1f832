import { seeded } from '../demo/random.mjs';
import { asker } from './asker.mjs';

const did = (type, where) => ({ event: [type], ...(where && { where }) });

/** Asks for what the model of leads asks for as well, so that no event has to be read anew. */
const definition = {
  levels: [
    { key: 'cold', name: 'Cold', tone: 'cold' },
    { key: 'warm', name: 'Warm', from: 400, tone: 'warm' },
    { key: 'hot', name: 'Hot', from: 1_000, tone: 'hot' },
  ],
  decay: { kind: 'none' },
  rules: [
    { name: 'Viewed a page', points: 1, when: did('page_viewed') },
    { name: 'Replied', points: 25, when: did('email_replied') },
    {
      name: 'Requested a demo',
      points: 30,
      when: did('form_submitted', { property: 'form', op: 'equals', value: 'Request a demo' }),
    },
  ],
};

/** Every account scored once. The model is switched off again: the live path is measured without it. */
async function scoreAccounts({ client, workspace, database, note }) {
  if (workspace.accountModelId) return;
  note('scoring accounts');
  const { modelId } = await client.send('POST', '/models', { name: 'Bench accounts', kind: 'account' });
  await client.publish(modelId, definition, note);
  const since = new Date(Date.now() - 1_000);
  await client.send('PATCH', `/models/${modelId}`, { active: true });
  await client.runsSince(since, note);
  await client.send('PATCH', `/models/${modelId}`, { active: false });
  await database.query('vacuum analyze scoring.score, scoring.account_activity, leads.account_members, leads.account');
  workspace.accountModelId = modelId;
}

/** Pages from the beginning, from the middle and from the end of the list of accounts. */
export async function measureAccounts(bench) {
  await scoreAccounts(bench);
  const { accountModelId } = bench.workspace;
  const { get, measure, tell } = asker(bench);
  const random = seeded(11);
  const path = (query) => `/accounts?limit=50&modelId=${accountModelId}&${query}`;
  /** Twenty pages, one after the other. */
  const pages = async (query) => {
    const cursors = [''];
    while (cursors.length < 20 && cursors.at(-1) !== null) {
      const [, { nextCursor }] = await get(path(query) + cursors.at(-1));
      cursors.push(nextCursor && `&cursor=${encodeURIComponent(nextCursor)}`);
    }
    const known = cursors.filter((cursor) => cursor !== null);
    return (i) => path(query) + known[i % known.length];
  };
  const list = async (what, query, limitMs = 20) =>
    tell(`accounts ${what}`, await measure(await pages(query)), limitMs);
  for (const [what, sort] of [
    ['by name', 'name'],
    ['by age', '-created'],
    ['by number of leads', '-leads'],
    ['by last activity', '-lastActivity'],
    ['by score', '-score'],
  ]) {
    await list(what, `sort=${sort}`);
    await list(`${what}, the other way round`, `sort=${sort.startsWith('-') ? sort.slice(1) : `-${sort}`}`);
  }
  await list('level hot, by last activity', 'level=hot&sort=-lastActivity');
  await list('levels cold and hot, by score', 'level=cold,hot&sort=-score');
  const search = async (what, query) => tell(`search accounts, ${what}`, await measure((i) => path(query(i))), 80);
  await search('one', () => `q=company%20${random.whole(0, 39_999)}`);
  await search('some, by number of leads', () => `sort=-leads&q=any%20${random.whole(10, 99)}`);
  await search('nearly all, by last activity', () => 'sort=-lastActivity&q=company');
  await search('some of a level, by score', () => `sort=-score&level=warm&q=y%20${random.whole(1, 9)}`);
}
